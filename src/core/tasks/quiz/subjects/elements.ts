/** Chemical elements: symbols and atomic numbers (IUPAC). Checked against the package chemical-elements by a test. */
import { type FactRelation, factSubject, readFacts, turned } from '../facts.ts'

/** The first 56 elements in order of their atomic numbers. */
const NAMES =
  readFacts(`hydrogen:H helium:He lithium:Li beryllium:Be boron:B carbon:C nitrogen:N oxygen:O
  fluorine:F neon:Ne sodium:Na magnesium:Mg aluminium:Al silicon:Si phosphorus:P sulfur:S chlorine:Cl argon:Ar
  potassium:K calcium:Ca scandium:Sc titanium:Ti vanadium:V chromium:Cr manganese:Mn iron:Fe cobalt:Co nickel:Ni
  copper:Cu zinc:Zn gallium:Ga germanium:Ge arsenic:As selenium:Se bromine:Br krypton:Kr rubidium:Rb strontium:Sr
  yttrium:Y zirconium:Zr niobium:Nb molybdenum:Mo technetium:Tc ruthenium:Ru rhodium:Rh palladium:Pd silver:Ag
  cadmium:Cd indium:In tin:Sn antimony:Sb tellurium:Te iodine:I xenon:Xe caesium:Cs barium:Ba`)
const HEAVY = readFacts(
  `tungsten:W platinum:Pt gold:Au mercury:Hg lead:Pb radon:Rn radium:Ra uranium:U`,
)

export const SYMBOLS = [...NAMES, ...HEAVY]
export const NUMBERS = NAMES.slice(0, 36).map(([name], k) => [name, String(k + 1)] as const)

const RELATIONS: readonly FactRelation[] = [
  {
    phrases: ['the symbol of {s}', 'the chemical symbol for {s}', 'the symbol of the element {s}'],
    statement: 'The symbol of {s} is ',
    facts: SYMBOLS,
  },
  {
    phrases: [
      'the element with the symbol {s}',
      'the element whose symbol is {s}',
      'the element {s}',
    ],
    statement: '{s} is the symbol of ',
    facts: turned(SYMBOLS),
  },
  {
    phrases: [
      'the atomic number of {s}',
      'the number of protons of {s}',
      'the atomic number of the element {s}',
    ],
    statement: 'The atomic number of {s} is ',
    facts: NUMBERS,
  },
  {
    phrases: [
      'the element with atomic number {s}',
      'the element with {s} protons',
      'the element whose atomic number is {s}',
    ],
    statement: '{s} is the atomic number of ',
    facts: turned(NUMBERS),
  },
]

export const elements = factSubject('elements', RELATIONS)
