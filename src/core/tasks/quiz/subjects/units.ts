/** Units: what they measure and their symbols. SI units after the SI Brochure (BIPM, 9th edition); the others are in common use. */
import { type Fact, factSubject, turned } from '../facts.ts'

/** Coherent SI units with names of their own: unit, quantity, symbol. */
const SI = `metre:length:m kilogram:mass:kg second:time:s ampere:electric_current:A kelvin:temperature:K
  mole:amount_of_substance:mol candela:luminous_intensity:cd newton:force:N pascal:pressure:Pa joule:energy:J watt:power:W
  hertz:frequency:Hz coulomb:electric_charge:C volt:voltage:V ohm:resistance:Ω siemens:conductance:S farad:capacitance:F
  henry:inductance:H weber:magnetic_flux:Wb tesla:magnetic_flux_density:T lumen:luminous_flux:lm lux:illuminance:lx
  becquerel:radioactivity:Bq gray:absorbed_dose:Gy sievert:equivalent_dose:Sv katal:catalytic_activity:kat radian:angle:rad
  steradian:solid_angle:sr`

/** Other units, by what they measure. */
const OTHERS = `inch:length foot:length yard:length mile:length fathom:length parsec:length light_year:length ounce:mass
  pound:mass tonne:mass carat:mass stone:mass hour:time week:time century:time acre:area hectare:area litre:volume
  gallon:volume pint:volume barrel:volume knot:speed bar:pressure torr:pressure atmosphere:pressure
  calorie:energy electronvolt:energy horsepower:power degree:angle decibel:sound_level byte:information bit:information
  dioptre:optical_power`

const rows = (text: string): readonly (readonly string[])[] =>
  text.split(/\s+/).map((row) => row.replaceAll('_', ' ').split(':'))

export const QUANTITIES = rows(SI).map(([unit, quantity]): Fact => [unit!, quantity!])
export const UNIT_SYMBOLS = rows(SI).map(([unit, , symbol]): Fact => [unit!, symbol!])
const OTHER_QUANTITIES = rows(OTHERS).map(([unit, quantity]): Fact => [unit!, quantity!])

export const units = factSubject('units', [
  {
    phrases: [
      'the quantity that the {s} measures',
      'the quantity measured in the unit {s}',
      'what the unit {s} measures',
    ],
    statement: 'The {s} measures ',
    facts: [...QUANTITIES, ...OTHER_QUANTITIES],
  },
  {
    phrases: ['the SI unit of {s}', 'the SI unit that measures {s}', 'the unit of {s} in the SI'],
    statement: 'The SI unit of {s} is the ',
    facts: turned(QUANTITIES),
  },
  {
    phrases: [
      'the symbol of the unit {s}',
      'the symbol for the {s}',
      'the short form of the unit {s}',
    ],
    statement: 'The symbol of the {s} is ',
    facts: UNIT_SYMBOLS,
  },
])
