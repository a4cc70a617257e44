using BankingContracts.Runtime.Definitions;

namespace BankingContracts.Cli.Rendering.Runs;

/// <summary>What a summary says beyond the result.</summary>
/// <param name="Pipeline">The pipeline.</param>
/// <param name="Engine">The engine and what it works on.</param>
/// <param name="TextOf">The text of generated SQL that the engine understands, with the run's timestamp.</param>
/// <param name="IsCheck">Whether only audits ran.</param>
/// <param name="IsVerbose">Whether everything is printed; if not, only what changed.</param>
/// <param name="Shorten">Shows paths relative to the working directory.</param>
internal sealed record RunHeading(PipelineDefinition Pipeline, string Engine, Func<SqlText, string> TextOf, bool IsCheck, bool IsVerbose, Func<string, string> Shorten);
