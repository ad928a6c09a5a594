"""The upper-tier authorities of England, living and lately abolished, with their codes: public facts.

Statistics name an authority by one code or by a name of their own. What is known here completes such a row, so that
an authority made from it has all its codes, its region and, once abolished, its successor (reference/ofsted.md 3).
Names are those Ofsted uses; what an editor has recorded is never overwritten.
"""

from datetime import date
from typing import NamedTuple


class Known(NamedTuple):
    """One authority; the first GSS code is the one in use now, or when it was abolished."""

    name: str
    urn: str
    dfe_code: str
    gss_codes: tuple[str, ...]
    region: str
    aliases: tuple[str, ...] = ()
    abolished_on: date | None = None
    successor: str = ""


_REGIONS = {
    "EE": "East of England",
    "EM": "East Midlands",
    "L": "London",
    "NE": "North East",
    "NW": "North West",
    "SE": "South East",
    "SW": "South West",
    "WM": "West Midlands",
    "YH": "Yorkshire and the Humber",
}
# Spellings that plain comparison would miss (see names.py for what it does not).
_ALIASES = {
    "Bath and North East Somerset": ("BANES", "Bath and NE Somerset"),
    "Blackburn with Darwen": ("Blackburn",),
    "Bournemouth, Christchurch and Poole": ("BCP",),
    "Bristol": ("Bristol, City of",),
    "Dorset (until 2019)": ("Dorset County Council",),
    "Durham": ("County Durham",),
    "East Riding of Yorkshire": ("East Riding",),
    "Herefordshire": ("Herefordshire, County of",),
    "Isles of Scilly": ("Scilly Isles", "Council of the Isles of Scilly"),
    "Kingston upon Hull": ("Hull", "Kingston upon Hull, City of"),
    "Southend-on-Sea": ("Southend",),
    "Telford and Wrekin": ("Telford and the Wrekin",),
}
# The day each ended, and its successor; where the area was divided, the larger of the two.
_ABOLISHED = {
    "Bournemouth": (date(2019, 4, 1), "Bournemouth, Christchurch and Poole"),
    "Cumbria": (date(2023, 4, 1), "Cumberland"),
    "Dorset (until 2019)": (date(2019, 4, 1), "Dorset"),
    "Northamptonshire": (date(2021, 4, 1), "West Northamptonshire"),
    "Poole": (date(2019, 4, 1), "Bournemouth, Christchurch and Poole"),
}
# Name, Ofsted URN, DfE code, GSS codes (the present one first), region.
_ROWS = """
Barking and Dagenham|80486|301|E09000002|L
Barnet|80487|302|E09000003|L
Barnsley|80426|370|E08000038,E08000016|YH
Bath and North East Somerset|80427|800|E06000022|SW
Bedford|80428|822|E06000055|EE
Bexley|80488|303|E09000004|L
Birmingham|80429|330|E08000025|WM
Blackburn with Darwen|80430|889|E06000008|NW
Blackpool|80431|890|E06000009|NW
Bolton|80432|350|E08000001|NW
Bournemouth||837|E06000028|SW
Bournemouth, Christchurch and Poole|2532287|839|E06000058|SW
Bracknell Forest|80436|867|E06000036|SE
Bradford|80449|380|E08000032|YH
Brent|80489|304|E09000005|L
Brighton and Hove|80438|846|E06000043|SE
Bristol|80441|801|E06000023|SW
Bromley|80490|305|E09000006|L
Buckinghamshire|80442|825|E06000060,E10000002|SE
Bury|80443|351|E08000002|NW
Calderdale|80444|381|E08000033|YH
Cambridgeshire|80445|873|E10000003|EE
Camden|80491|202|E09000007|L
Central Bedfordshire|80446|823|E06000056|EE
Cheshire East|80447|895|E06000049|NW
Cheshire West and Chester|80448|896|E06000050|NW
City of London|80450|201|E09000001|L
Cornwall|80454|908|E06000052|SW
Coventry|80456|331|E08000026|WM
Croydon|80492|306|E09000008|L
Cumberland|2733690|942|E06000063|NW
Cumbria||909|E10000006|NW
Darlington|80458|841|E06000005|NE
Derby|80459|831|E06000015|EM
Derbyshire|80460|830|E10000007|EM
Devon|80461|878|E10000008|SW
Doncaster|80462|371|E08000017|YH
Dorset|2532283|838|E06000059|SW
Dorset (until 2019)||835|E10000009|SW
Dudley|80464|332|E08000027|WM
Durham|80465|840|E06000047|NE
Ealing|80493|307|E09000009|L
East Riding of Yorkshire|80466|811|E06000011|YH
East Sussex|80467|845|E10000011|SE
Enfield|80494|308|E09000010|L
Essex|80468|881|E10000012|EE
Gateshead|80469|390|E08000037,E08000020|NE
Gloucestershire|80470|916|E10000013|SW
Greenwich|80495|203|E09000011|L
Hackney|80496|204|E09000012|L
Halton|80471|876|E06000006|NW
Hammersmith and Fulham|80497|205|E09000013|L
Hampshire|80472|850|E10000014|SE
Haringey|80498|309|E09000014|L
Harrow|80499|310|E09000015|L
Hartlepool|80473|805|E06000001|NE
Havering|80500|311|E09000016|L
Herefordshire|80474|884|E06000019|WM
Hertfordshire|80475|919|E10000015|EE
Hillingdon|80501|312|E09000017|L
Hounslow|80503|313|E09000018|L
Isle of Wight|80419|921|E06000046|SE
Isles of Scilly|80455|420|E06000053|SW
Islington|80505|206|E09000019|L
Kensington and Chelsea|80544|207|E09000020|L
Kent|80476|886|E10000016|SE
Kingston upon Hull|80477|810|E06000010|YH
Kingston upon Thames|80545|314|E09000021|L
Kirklees|80478|382|E08000034|YH
Knowsley|80479|340|E08000011|NW
Lambeth|80506|208|E09000022|L
Lancashire|80480|888|E10000017|NW
Leeds|80481|383|E08000035|YH
Leicester|80482|856|E06000016|EM
Leicestershire|80483|855|E10000018|EM
Lewisham|80508|209|E09000023|L
Lincolnshire|80484|925|E10000019|EM
Liverpool|80485|341|E08000012|NW
Luton|80520|821|E06000032|EE
Manchester|80521|352|E08000003|NW
Medway|80522|887|E06000035|SE
Merton|80510|315|E09000024|L
Middlesbrough|80523|806|E06000002|NE
Milton Keynes|80524|826|E06000042|SE
Newcastle upon Tyne|80525|391|E08000021|NE
Newham|80511|316|E09000025|L
Norfolk|80418|926|E10000020|EE
North East Lincolnshire|80526|812|E06000012|YH
North Lincolnshire|80527|813|E06000013|YH
North Northamptonshire|2637539|940|E06000061|EM
North Somerset|80528|802|E06000024|SW
North Tyneside|80529|392|E08000022|NE
North Yorkshire|80530|815|E06000065,E10000023|YH
Northamptonshire||928|E10000021|EM
Northumberland|80532|929|E06000057,E06000048|NE
Nottingham|80533|892|E06000018|EM
Nottinghamshire|80534|891|E10000024|EM
Oldham|80535|353|E08000004|NW
Oxfordshire|80536|931|E10000025|SE
Peterborough|80537|874|E06000031|EE
Plymouth|80538|879|E06000026|SW
Poole||836|E06000029|SW
Portsmouth|80539|851|E06000044|SE
Reading|80540|870|E06000038|SE
Redbridge|80512|317|E09000026|L
Redcar and Cleveland|80541|807|E06000003|NE
Richmond upon Thames|80513|318|E09000027|L
Rochdale|80542|354|E08000005|NW
Rotherham|80543|372|E08000018|YH
Rutland|80547|857|E06000017|EM
Salford|80548|355|E08000006|NW
Sandwell|80549|333|E08000028|WM
Sefton|80550|343|E08000014|NW
Sheffield|80551|373|E08000039,E08000019|YH
Shropshire|80552|893|E06000051|WM
Slough|80553|871|E06000039|SE
Solihull|80554|334|E08000029|WM
Somerset|80555|933|E06000066,E10000027|SW
South Gloucestershire|80556|803|E06000025|SW
South Tyneside|80557|393|E08000023|NE
Southampton|80558|852|E06000045|SE
Southend-on-Sea|80559|882|E06000033|EE
Southwark|80514|210|E09000028|L
St Helens|80560|342|E08000013|NW
Staffordshire|80561|860|E10000028|WM
Stockport|80562|356|E08000007|NW
Stockton-on-Tees|80563|808|E06000004|NE
Stoke-on-Trent|80564|861|E06000021|WM
Suffolk|80565|935|E10000029|EE
Sunderland|80566|394|E08000024|NE
Surrey|80567|936|E10000030|SE
Sutton|80515|319|E09000029|L
Swindon|80568|866|E06000030|SW
Tameside|80569|357|E08000008|NW
Telford and Wrekin|80570|894|E06000020|WM
Thurrock|80571|883|E06000034|EE
Torbay|80572|880|E06000027|SW
Tower Hamlets|80516|211|E09000030|L
Trafford|80573|358|E08000009|NW
Wakefield|80451|384|E08000036|YH
Walsall|80574|335|E08000030|WM
Waltham Forest|80517|320|E09000031|L
Wandsworth|80518|212|E09000032|L
Warrington|80575|877|E06000007|NW
Warwickshire|80576|937|E10000031|WM
West Berkshire|80577|869|E06000037|SE
West Northamptonshire|2637548|941|E06000062|EM
West Sussex|80578|938|E10000032|SE
Westminster|80519|213|E09000033|L
Westmorland and Furness|2733698|943|E06000064|NW
Wigan|80579|359|E08000010|NW
Wiltshire|80580|865|E06000054|SW
Windsor and Maidenhead|80546|868|E06000040|SE
Wirral|80581|344|E08000015|NW
Wokingham|80582|872|E06000041|SE
Wolverhampton|80583|336|E08000031|WM
Worcestershire|80584|885|E10000034|WM
York|80453|816|E06000014|YH
"""


def _known(line: str) -> Known:
    """One line of the table."""
    name, urn, dfe_code, gss_codes, region = line.split("|")
    ended, successor = _ABOLISHED.get(name, (None, ""))
    codes = tuple(gss_codes.split(","))
    return Known(name, urn, dfe_code, codes, _REGIONS[region], _ALIASES.get(name, ()), ended, successor)


ENGLAND = tuple(_known(line) for line in _ROWS.split("\n") if line)
