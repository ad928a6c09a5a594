"""What a reading proposes for the record: matched to what is on record, compared with it, and not yet written.

``propose`` asks the database and changes nothing; ``inspections.workflow_confirming`` writes what an officer chose.
"""
