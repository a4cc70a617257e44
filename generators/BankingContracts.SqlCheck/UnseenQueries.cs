using BankingContracts.ContractModel.Checking;
using BankingContracts.ContractModel.Diagnostics;
using BankingContracts.ContractModel.Resolution;
using BankingContracts.ContractModel.Text;

namespace BankingContracts.SqlCheck;

/// <summary>
/// Reports a failure of the program if it would generate a query that was not analyzed and has no reported error. Without this check,
/// nothing would check the query's NULLs, its row order and its types.
/// </summary>
internal static class UnseenQueries
{
    /// <summary>Such queries of <paramref name="pipeline"/>, each at its file.</summary>
    /// <param name="pipeline">The contracts.</param>
    /// <param name="analyzed">What was analyzed.</param>
    /// <param name="isExcused">Whether the query in the file of this path need not be analyzed, because an error is reported for it or for a model that it reads.</param>
    public static IEnumerable<ContractDiagnostic> Of(ResolvedPipeline pipeline, IEnumerable<CheckedQuery> analyzed, Func<string, bool> isExcused)
    {
        var seen = analyzed.Select(static q => (q.IsTest, q.Name)).ToHashSet();
        var files = pipeline.Queries.ToLookup(static q => (q.IsTest, q.Name), static q => q.RelativePath);
        return pipeline.Models.Where(static m => m.Kind == ModelKind.Query).Select(static m => (IsTest: false, m.Name))
            .Concat(pipeline.SingularTests.Select(static t => (IsTest: true, t.Test.Name)))
            .Where(q => !seen.Contains(q))
            .SelectMany(q => files[q].DefaultIfEmpty(""), static (q, path) => (q.Name, Path: path))
            .Where(q => q.Path.Length == 0 || !isExcused(q.Path))
            .Select(static q => ContractDiagnostic.Create(InternalRules.InternalError, SourceSpan.StartOf(q.Path), "checking the SQL", "the query of '" + q.Name + "' was not analyzed"));
    }
}
