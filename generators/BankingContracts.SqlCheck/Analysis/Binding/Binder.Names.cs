using System.Runtime.CompilerServices;
using BankingContracts.SqlCheck.Analysis.Tree;

namespace BankingContracts.SqlCheck.Analysis.Binding;

/// <summary>The names that an expression can use at its place.</summary>
/// <param name="Scope">The scope, with the names that the expression sees.</param>
/// <param name="Aliases">Whether aliases of SELECT come before columns of FROM.</param>
/// <param name="Hidden">Names of lambda parameters.</param>
internal sealed record NameContext(Scope Scope, AliasRank Aliases = AliasRank.Last, IReadOnlyList<string>? Hidden = null);

/// <summary>Which one counts if an alias and a column of FROM have the same name.</summary>
internal enum AliasRank
{
    Last,
    First,

    /// <summary>The grouping decides this (HAVING, QUALIFY), so the name may mean either.</summary>
    Either,
}

internal sealed partial class Binder
{
    private SqlExpression Resolve(SqlExpression expression, NameContext context)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (expression)
        {
            case ColumnReference column:
                return Name(column, context) with { Alias = column.Alias };
            case SubqueryExpression sub:
                var argument = sub.Argument is null ? null : Resolve(sub.Argument, context);
                return new BoundSubquery(sub.Location, sub.Kind, Bind(sub.Query, context.Scope.Ctes, context.Scope), argument, sub.Comparison) { Alias = sub.Alias };
            case LambdaExpression lambda:
                var inner = context with { Hidden = [.. context.Hidden ?? [], .. lambda.Parameters] };
                return lambda with { Body = Resolve(lambda.Body, inner) };
            case PositionalReference position:
                return Positional(position, context.Scope);
            case StarExpression star:
                return Unknown(star.Location, "* inside an expression", []);
            case UnknownExpression unknown:
                Unknowns.Add(new SqlProblem($"{unknown.What} is not understood", unknown.Position()));
                break;
        }

        return expression.Map(child => Resolve(child, context));
    }

    private SqlExpression Name(ColumnReference reference, NameContext context)
    {
        var (location, first) = (reference.Location, reference.Names[0]);
        if (context.Hidden?.Contains(first, StringComparer.OrdinalIgnoreCase) == true)
            return reference;
        for (var scope = context.Scope; scope is not null; scope = scope.Outer)
        {
            var rank = scope == context.Scope ? context.Aliases : AliasRank.Last;
            if ((reference.Names.Count == 1 ? Bare(first, location, scope, rank) : Qualified(reference, scope)) is { } found)
                return found;
        }

        return reference.Names.Count == 1 && first.ToUpperInvariant() is "CURRENT_DATE" or "CURRENT_TIMESTAMP" or "CURRENT_TIME" or "LOCALTIME" or "LOCALTIMESTAMP"
            ? new OperatorExpression(location, "CLOCK", [])
            : Unknown(location, $"name {string.Join('.', reference.Names)}", []);
    }

    private SqlExpression? Bare(string name, int location, Scope scope, AliasRank rank)
    {
        var column = scope.FindColumn(name, location);
        var alias = scope.Aliases.GetValueOrDefault(name);
        return (column, alias) switch
        {
            ({ } c, { } a) when rank == AliasRank.Either && ExpressionKey.Of(c) != ExpressionKey.Of(a) => new OperatorExpression(location, "EITHER", [c, a]),
            ({ } c, { } a) => rank == AliasRank.First ? a : c,
            _ => column ?? alias ?? (SqlExpression?)WholeRow(scope.FindTable(name), location) ?? OpenColumn(scope, name, location),
        };
    }

    private SqlExpression? Qualified(ColumnReference reference, Scope scope)
    {
        var (names, location) = (reference.Names, reference.Location);
        if (scope.FindTable(names[0]) is { } table)
        {
            if (table.Find(names[1]) is { } column)
                return Fields(new BoundColumnExpression(location, column), names, 2);
            if (table.IsOpen)
                return Unknown(location, $"name {names[1]}", Optional.Of((table.Relation as FunctionRelation)?.Call));
        }

        if (names.Count > 2 && scope.FindTable(names[1])?.Find(names[2]) is { } ofSchema)
            return Fields(new BoundColumnExpression(location, ofSchema), names, 3);
        return scope.FindColumn(names[0], location) is { } record ? Fields(record, names, 1) : null;
    }

    private static SqlExpression Fields(SqlExpression value, IReadOnlyList<string> names, int from) =>
        names.Count == from ? value : new OperatorExpression(value.Location, "STRUCT_EXTRACT", [value]);

    private static OperatorExpression? WholeRow(ScopeTable? table, int location) =>
        table is null ? null : new OperatorExpression(location, "ROW", [.. table.Relation.Columns.Select(c => new BoundColumnExpression(location, c))]);

    private UnknownExpression? OpenColumn(Scope scope, string name, int location) =>
        scope.Tables.Any(static t => t.IsOpen)
            ? Unknown(location, $"name {name}", scope.Tables.Select(static t => t.Relation).OfType<FunctionRelation>().Select(static f => f.Call))
            : null;

    private SqlExpression Positional(PositionalReference position, Scope scope)
    {
        var columns = scope.Tables.SelectMany(static t => t.Relation.Columns).ToList();
        return position.Index >= 1 && position.Index <= columns.Count && !scope.Tables.Exists(static t => t.IsOpen)
            ? new BoundColumnExpression(position.Location, columns[position.Index - 1])
            : Unknown(position.Location, "positional reference", []);
    }

    private UnknownExpression Unknown(int location, string what, IEnumerable<SqlExpression> parts)
    {
        Unknowns.Add(new SqlProblem($"{what} is not understood", location));
        return new UnknownExpression(location, what, [.. parts]);
    }
}
