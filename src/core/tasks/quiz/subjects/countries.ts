/** Capitals and ISO 3166-1 alpha-2 codes of countries. Checked against the package countries-list by a test. */
import { type Fact, factSubject, turned } from '../facts.ts'

/** Country, capital and code, by region, so that neighbours in the table are easily confused. */
const TABLE = `France:Paris:FR Belgium:Brussels:BE Netherlands:Amsterdam:NL Germany:Berlin:DE Austria:Vienna:AT
  Switzerland:Bern:CH Italy:Rome:IT Malta:Valletta:MT Spain:Madrid:ES Portugal:Lisbon:PT Ireland:Dublin:IE
  Iceland:Reykjavik:IS Denmark:Copenhagen:DK Norway:Oslo:NO Sweden:Stockholm:SE Finland:Helsinki:FI Estonia:Tallinn:EE
  Latvia:Riga:LV Lithuania:Vilnius:LT Poland:Warsaw:PL Belarus:Minsk:BY Ukraine:Kyiv:UA Russia:Moscow:RU Czechia:Prague:CZ
  Slovakia:Bratislava:SK Hungary:Budapest:HU Slovenia:Ljubljana:SI Croatia:Zagreb:HR Serbia:Belgrade:RS Albania:Tirana:AL
  Romania:Bucharest:RO Bulgaria:Sofia:BG Greece:Athens:GR Cyprus:Nicosia:CY Georgia:Tbilisi:GE Armenia:Yerevan:AM
  Azerbaijan:Baku:AZ Syria:Damascus:SY Lebanon:Beirut:LB Jordan:Amman:JO Iraq:Baghdad:IQ Iran:Tehran:IR Qatar:Doha:QA
  Oman:Muscat:OM Afghanistan:Kabul:AF Pakistan:Islamabad:PK India:New_Delhi:IN Nepal:Kathmandu:NP Bangladesh:Dhaka:BD
  Thailand:Bangkok:TH Laos:Vientiane:LA Vietnam:Hanoi:VN Indonesia:Jakarta:ID Philippines:Manila:PH Mongolia:Ulan_Bator:MN
  China:Beijing:CN Japan:Tokyo:JP Australia:Canberra:AU Fiji:Suva:FJ Egypt:Cairo:EG Libya:Tripoli:LY Tunisia:Tunis:TN
  Algeria:Algiers:DZ Morocco:Rabat:MA Sudan:Khartoum:SD Kenya:Nairobi:KE Uganda:Kampala:UG Rwanda:Kigali:RW Ghana:Accra:GH
  Nigeria:Abuja:NG Senegal:Dakar:SN Mali:Bamako:ML Angola:Luanda:AO Zambia:Lusaka:ZM Zimbabwe:Harare:ZW Namibia:Windhoek:NA
  Mozambique:Maputo:MZ Canada:Ottawa:CA Cuba:Havana:CU Jamaica:Kingston:JM Haiti:Port-au-Prince:HT Venezuela:Caracas:VE
  Ecuador:Quito:EC Peru:Lima:PE Chile:Santiago:CL Argentina:Buenos_Aires:AR Uruguay:Montevideo:UY`

const COUNTRIES = TABLE.trim()
  .split(/\s+/)
  .map((row) => row.replaceAll('_', ' ').split(':'))
export const CAPITALS = COUNTRIES.map(([country, capital]): Fact => [country!, capital!])
export const CODES = COUNTRIES.map(([country, , code]): Fact => [country!, code!])

export const capitals = factSubject('capitals', [
  {
    phrases: [
      'the capital of {s}',
      'the capital city of {s}',
      'the city that is the capital of {s}',
    ],
    statement: 'The capital of {s} is ',
    facts: CAPITALS,
  },
  {
    phrases: [
      'the country whose capital is {s}',
      'the country with the capital {s}',
      'the country of the capital city {s}',
    ],
    statement: '{s} is the capital of ',
    facts: turned(CAPITALS),
  },
])

export const codes = factSubject('codes', [
  {
    phrases: ['the country code of {s}', 'the two-letter code of {s}', 'the ISO code for {s}'],
    statement: 'The code of {s} is ',
    facts: CODES,
  },
  {
    phrases: [
      'the country with the code {s}',
      'the country whose code is {s}',
      'the country of the two-letter code {s}',
    ],
    statement: '{s} is the code of ',
    facts: turned(CODES),
  },
])
