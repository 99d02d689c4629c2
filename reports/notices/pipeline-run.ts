/** What a pipeline knows of the run of signalbox whose results it is shown. */
export interface PipelineRun {
  readonly exitCode: number;
  /** How a file is called in the repository, of one that a result names. */
  readonly fileInRepository: (file: string) => string;
}
