import './red-head.css'
import { classNames } from '#app/ui/class-names.ts'
import { headSize, type RedHeadPaper } from '../red-head-paper.ts'
import { ReportBlocks } from './report-blocks.tsx'

/**
 * 红头文件 for A4, by GB/T 9704-2012: red head, number, red line, title, addressee, body, signature and day with room for the
 * seal, and copies at the foot. Stands alone, without a layout; what is seen on the screen is what comes out.
 */
export function RedHeadSheet({ paper }: { paper: RedHeadPaper }) {
  return (
    <main id="main" className="red-head">
      <header className="red-head-top">
        <p className={classNames('red-head-office', `is-${headSize(paper.office)}`)}>{paper.office}</p>
        <p className="red-head-number">{paper.number}</p>
      </header>
      {paper.mark ? <p className="red-head-mark">{paper.mark}</p> : null}
      <h1>{paper.title}</h1>
      {paper.to ? <p className="red-head-to">{paper.to}</p> : null}
      <div className="red-head-body">
        <ReportBlocks blocks={paper.blocks} />
      </div>
      <div className="red-head-sign">
        <div>
          <p>{paper.office}</p>
          <p>{paper.day}</p>
          <p className="red-head-seal">{paper.seal}</p>
        </div>
      </div>
      <footer className="red-head-imprint">
        {paper.copyTo ? <p className="red-head-copies">{paper.copyTo}</p> : null}
        <p className="red-head-issued">
          <span>{paper.issuer}</span>
          <span>{paper.issued}</span>
        </p>
      </footer>
    </main>
  )
}
