"""What an officer chose, written to the record: called by ``workflow_confirming``, within its transaction."""
