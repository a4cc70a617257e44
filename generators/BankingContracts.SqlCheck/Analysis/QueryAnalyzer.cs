using BankingContracts.ContractModel.Text;
using BankingContracts.SqlCheck.Analysis.Binding;
using BankingContracts.SqlCheck.Analysis.Lineage;
using BankingContracts.SqlCheck.Analysis.Links;
using BankingContracts.SqlCheck.Analysis.Nullability;
using BankingContracts.SqlCheck.Analysis.OpenEnds;
using BankingContracts.SqlCheck.Analysis.Ordering;
using BankingContracts.SqlCheck.Analysis.Tree;
using BankingContracts.SqlCheck.Analysis.TypeFaults;
using BankingContracts.SqlCheck.DuckDb;
using DuckDB.NET.Data;

namespace BankingContracts.SqlCheck.Analysis;

/// <summary>Analyzes a model's query: lineage, nullability, links for incremental maintenance, dependence on row order.</summary>
public static class QueryAnalyzer
{
    /// <summary>
    /// Analyzes <paramref name="sql"/>, one SELECT. The engine parses it. Its tables need not exist in <paramref name="connection"/>,
    /// because names are resolved against <paramref name="catalog"/>. The method never throws, even if the query is wrong.
    /// </summary>
    public static QueryAnalysis Analyze(string sql, TableCatalog catalog, DuckDBConnection connection) =>
        Analyze(sql, SyntaxSource.Serialize([sql], connection)[0], catalog, connection);

    /// <summary>The same for a query whose tree the engine has already returned.</summary>
    internal static QueryAnalysis Analyze(string sql, string tree, TableCatalog catalog, DuckDBConnection connection)
    {
        var (bound, problem) = Bind(sql, tree, catalog, connection);
        return bound is null ? QueryAnalysis.Failed(problem!) : Analyze(bound);
    }

    /// <summary>Resolves the names of a query, or says why it cannot.</summary>
    internal static (BoundText? Bound, SqlProblem? Problem) Bind(string sql, string tree, TableCatalog catalog, DuckDBConnection connection)
    {
        try
        {
            var (query, problem) = SyntaxSource.Parse(sql, tree);
            if (query is null)
                return (null, problem);
            var functions = FunctionCatalog.Of(connection);
            var types = new Types(functions);
            var binder = new Binder(catalog, functions, types);
            var bound = binder.Bind(query);
            return (new BoundText(bound, binder.Unread(), binder, types, functions), null);
        }
        catch (OpaqueQueryException unknown)
        {
            return (null, new SqlProblem(unknown.Message, unknown.Location));
        }
        catch (InsufficientExecutionStackException)
        {
            return (null, TooDeep);
        }
    }

    /// <summary>Analyzes a query whose names are resolved.</summary>
    internal static QueryAnalysis Analyze(BoundText text)
    {
        try
        {
            return Find(text);
        }
        catch (OpaqueQueryException unknown)
        {
            return QueryAnalysis.Failed(new SqlProblem(unknown.Message, unknown.Location));
        }
        catch (InsufficientExecutionStackException)
        {
            return QueryAnalysis.Failed(TooDeep);
        }
    }

    private static SqlProblem TooDeep { get; } = new("the query is nested too deeply to be analyzed", -1);

    private static QueryAnalysis Find(BoundText text)
    {
        var (bound, unread, binder, types, functions) = text;
        var lineage = new LineageTracer(functions.IsAggregate).Trace(bound);
        var prover = new NullabilityProver(functions.IsAggregate, types);
        var nullability = prover.Prove(bound);
        var unknown = binder.Unknowns.FirstOrDefault();
        var openEnds = new OpenEndFinder();
        var ends = openEnds.Find(bound);
        foreach (var step in unread)
            openEnds.Find(step);
        var columns = bound.Outputs.Select((o, i) => new OutputColumn(o.Name, o.Location, Sorted(lineage.Columns[i]), nullability[i]) { OpenEnd = ends[i] });
        return new QueryAnalysis(
            unknown,
            columns.ToEquatableArray(),
            lineage.Filters.OrderBy(static f => f.Table, StringComparer.Ordinal).ThenBy(static f => f.Column, StringComparer.Ordinal).ToEquatableArray(),
            lineage.Tables.Order(StringComparer.Ordinal).ToEquatableArray(),
            new LinkFinder(functions, prover).Find(bound, unknown).ToEquatableArray(),
            new OrderDependenceFinder(functions.IsAggregate, types).Find(bound).ToEquatableArray())
        {
            TypeFaults = new TypeFaultFinder(types).Find([bound, .. unread], binder.NameLists).ToEquatableArray(),
            OpenEndTests = openEnds.Tests.ToEquatableArray(),
        };
    }

    private static EquatableArray<ColumnSource> Sorted(IEnumerable<ColumnSource> sources) => sources
        .OrderBy(static s => s.Table, StringComparer.Ordinal)
        .ThenBy(static s => s.Column, StringComparer.Ordinal)
        .ThenBy(static s => s.Kind)
        .ToEquatableArray();
}
