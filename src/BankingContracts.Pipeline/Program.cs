using BankingContracts.Cli;
using BankingContracts.Runtime.DuckDb;
using BankingContracts.Runtime.Spark;

return await PipelineProgram.RunAsync(ContractPipeline.Definition, [new DuckDbEngineProvider(), new SparkEngineProvider(), new DatabricksEngineProvider()], args);
