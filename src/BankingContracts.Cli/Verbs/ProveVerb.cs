using BankingContracts.Cli.Rendering;
using BankingContracts.Cli.Session;
using BankingContracts.Runtime;
using BankingContracts.Runtime.Definitions;

namespace BankingContracts.Cli.Verbs;

/// <summary>Shows what the build has proven about every column. This information is compiled in, so no database is opened.</summary>
internal static class ProveVerb
{
    public static Task<int> ExecuteAsync(VerbContext context, string? name)
    {
        var pipeline = context.Pipeline;
        if (name is not null && pipeline.Find(name) is null)
            throw PipelineException.BadInput($"There is no model '{name}'.{NearNames.Question(name, pipeline.Models.Select(m => m.Name))}");
        ProofOutput.Write(context, [.. pipeline.Models.Where(m => name is null || m.Name == name).SelectMany(static m => Columns(m).Select(c => (m, c)))]);
        return Task.FromResult((int)ExitCode.Done);
    }

    /// <summary>Without lineage there is still the promise of the contract.</summary>
    private static IEnumerable<ColumnLineage> Columns(ModelDefinition model) => model.Lineage().Columns is { Count: > 0 } known
        ? known
        : model.Columns.Select(static c => new ColumnLineage(c.Name, c.IsNullable ? ColumnStanding.Nullable : ColumnStanding.Unknown, []));
}
