/** The quiz, one question at a time; then how many answers were right. */
import { anotherQuiz, answerQuiz } from '../../../store/lessons/actions.ts'
import { useYard, useYardApi } from '../../../store/yard-context.tsx'
import styles from '../lessons-panel.module.css'
import type { Texts } from '../texts/texts.ts'
import { useKeptFocus } from '../use-kept-focus.ts'
import { type QuizOption, type QuizQuestion, selectQuiz } from './quiz.ts'

export const QuizView = ({ texts: { quiz: words } }: { readonly texts: Texts }) => {
  const yard = useYardApi()
  const questions = useYard(selectQuiz)
  const answers = useYard(({ lessons }) => lessons.quiz.answers)
  const box = useKeptFocus(answers.length)
  if (!questions) return null
  const optionWords = (option: QuizOption) =>
    option.type === 'name' ? option.name : words.points(String(option.points))
  const judged = (question: QuizQuestion, answer: number) =>
    answer === question.right
      ? words.right
      : words.wrong(optionWords(question.options[question.right]!))
  const right = questions.filter((question, at) => answers[at] === question.right).length
  const now = questions[answers.length]
  const last = answers.length - 1
  return (
    <div ref={box} tabIndex={-1} className={styles.bet}>
      <p role="status">{last >= 0 && judged(questions[last]!, answers[last]!)}</p>
      {now ? (
        <fieldset className={styles.choices}>
          <legend>{`${answers.length + 1}. ${words.ask[now.about]}`}</legend>
          {now.options.map((option, at) => (
            <button key={optionWords(option)} type="button" onClick={() => answerQuiz(yard, at)}>
              {optionWords(option)}
            </button>
          ))}
        </fieldset>
      ) : (
        <>
          <p>{words.result(String(right), String(questions.length))}</p>
          <button type="button" onClick={() => anotherQuiz(yard)}>
            {words.again}
          </button>
        </>
      )}
    </div>
  )
}
