using System.Runtime.CompilerServices;
using BankingContracts.SqlCheck.Analysis.Tree;
using BankingContracts.SqlCheck.Typing;

namespace BankingContracts.SqlCheck.Analysis.Binding;

internal sealed partial class Binder
{
    /// <summary>Resolves an item of FROM and adds its names to <paramref name="names"/>.</summary>
    /// <param name="lateral">What subqueries in it can see: enclosing queries, and items of FROM to its left.</param>
    private Relation BindTable(TableReference table, Scope names, Scope? lateral)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (table is JoinTable join)
            return BindJoin(join, names, lateral);
        var ctes = names.Ctes;
        Relation relation = table switch
        {
            NoTable => new EmptyRelation(),
            BaseTable named => BindNamed(named, ctes),
            SubqueryTable sub => Derived(sub, Bind(sub.Query, ctes, lateral), sub.IsPartial),
            ValuesTable values => BindValues(values, new Scope(lateral, ctes)),
            FunctionTable function => BindFunction(function, new Scope(lateral, ctes)),
            UnknownTable other => Open(other, $"{other.What} is not understood"),
            _ => throw new ArgumentOutOfRangeException(nameof(table), table, "no such part of FROM"),
        };
        var alias = table.Alias.Length > 0 ? table.Alias : (table as BaseTable)?.Name ?? "";
        if (relation is not EmptyRelation)
            names.Tables.Add(new ScopeTable(alias, relation));
        if (relation is not FunctionRelation)
            Compare(alias, table.ColumnAliases.Count, relation.Columns.Count, table.Location);
        return relation;
    }

    private Relation BindNamed(BaseTable named, CteScope ctes)
    {
        if (named.Schema.Length == 0 && ctes.Find(named.Name) is { } cte)
        {
            var aliases = named.ColumnAliases.Count > 0 ? named.ColumnAliases : cte.Definition!.ColumnAliases;
            return cte.Self is { } self
                ? new SelfRelation(named.Location, self, ColumnNames.Of(self.Outputs, aliases))
                : new DerivedRelation(named.Location, cte.Query, Columns(cte.Query, cte.Definition!.ColumnAliases, named.ColumnAliases), named.IsPartial);
        }

        if (catalog.Find(named.Name) is not { } table)
            return Open(named, $"{named.Name} is not a known table");
        var columns = table.Columns
            .Select((c, i) => new BoundColumn(i < named.ColumnAliases.Count ? named.ColumnAliases[i] : c.Name, TypeText.Normalize(c.Type), Families.Of(TypeText.Normalize(c.Type))))
            .ToList();
        return new TableRelation(named.Location, table, columns, named.IsPartial);
    }

    /// <summary>The columns of a CTE. The names that are given where the CTE is used replace the names of its definition.</summary>
    private static IReadOnlyList<BoundColumn> Columns(BoundQuery query, IReadOnlyList<string> defined, IReadOnlyList<string> used)
    {
        var own = ColumnNames.Of(query.Outputs, defined);
        return used.Count == 0 ? own : [.. own.Select((c, i) => i < used.Count ? new BoundColumn(used[i], c.Type, c.Family) : c)];
    }

    private static DerivedRelation Derived(TableReference table, BoundQuery query, bool isPartial) =>
        new(table.Location, query, ColumnNames.Of(query.Outputs, table.ColumnAliases), isPartial);

    private ValuesRelation BindValues(ValuesTable values, Scope scope)
    {
        var context = new NameContext(scope);
        var rows = values.Rows.Select(r => (IReadOnlyList<SqlExpression>)[.. r.Select(e => Resolve(e, context))]).ToList();
        var columns = Enumerable.Range(0, rows.Count == 0 ? 0 : rows[0].Count).Select(i => new BoundColumn(
            i < values.ColumnAliases.Count ? values.ColumnAliases[i] : "col" + i,
            rows.Select(r => types.Of(r[i])).Aggregate(Types.Common),
            types.CommonOf([.. rows.Select(r => r[i])])));
        return new ValuesRelation(values.Location, rows, [.. columns]);
    }

    private FunctionRelation BindFunction(FunctionTable table, Scope scope)
    {
        var call = Resolve(table.Function, new NameContext(scope));
        var name = (call as FunctionCall)?.Name ?? "";
        if (name is not ("unnest" or "range" or "generate_series"))
            return Open(table, $"table function {name} is not understood", call);
        List<string> names = table.HasOrdinality ? [name, "ordinality"] : [name];
        var alias = table.ColumnAliases.Count > 0 ? table.ColumnAliases : table.Alias.Length > 0 && name == "unnest" ? [table.Alias] : table.ColumnAliases;
        var columns = names.Select((n, i) => new BoundColumn(i < alias.Count ? alias[i] : n, "", TypeFamily.Unknown));
        return new FunctionRelation(table.Location, call, null, [.. columns]);
    }

    private FunctionRelation Open(TableReference table, string what, SqlExpression? call = null)
    {
        Unknowns.Add(new SqlProblem(what, table.Location));
        var columns = table.ColumnAliases.Select(static a => new BoundColumn(a, "", TypeFamily.Unknown));
        return new FunctionRelation(table.Location, call ?? new UnknownExpression(table.Location, what, []), what, [.. columns]);
    }
}
