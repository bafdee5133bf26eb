// How many tests passed and failed, from vitest's report as JSON.

/**
 * A file that could not be loaded counts as one failure, and so do a skipped test, an error outside of all tests, and a
 * run without a report: what was not seen to pass has failed.
 */
export function countTests(report, exitCode) {
  if (!report) return { passed: 0, failed: 1 }
  const tests = report.testResults.flatMap((file) => file.assertionResults)
  const passed = tests.filter((test) => test.status === 'passed').length
  const broken = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  )
  const failed = tests.length - passed + broken.length
  return { passed, failed: failed === 0 && exitCode !== 0 ? 1 : failed }
}
