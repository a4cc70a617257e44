using BankingContracts.Cli;
using BankingContracts.Runtime.DuckDb;

return await PipelineProgram.RunAsync(ContractPipeline.Definition, [new DuckDbEngineProvider()], args);
