using System.Globalization;
using BankingContracts.SqlCheck.Analysis.Binding;
using BankingContracts.SqlCheck.Analysis.Tree;
using BankingContracts.SqlCheck.Typing;

namespace BankingContracts.SqlCheck.Analysis.Exact;

/// <summary>Finds what the two engines compute differently, where the types of the values decide it.</summary>
internal sealed partial class DifferenceFinder(ExactTypes types)
{
    private const int MostRatioDigits = 18;

    private readonly List<Difference> _found = [];

    /// <summary>All differences in the queries of <paramref name="text"/>.</summary>
    public IReadOnlyList<Difference> Find(BoundText text)
    {
        foreach (var select in text.Queries.OfType<BoundSelect>())
            ReadRows(select);
        foreach (var expression in text.Expressions())
            Read(expression);
        return _found;
    }

    private void Read(SqlExpression expression)
    {
        switch (expression)
        {
            case FunctionCall { Name: "+" or "-" or "*" or "%", Arguments: [var left, var right] } call when types.LosesDigits(call.Name, left, right) && types.Narrowed(call.Name, left, right) is null:
                Add(call.Location, "A result with more than 38 digits (Spark SQL cuts the last ones)", "cast a side to fewer digits: cast(value as decimal(18, 4))");
                break;
            case FunctionCall { Name: "||", Arguments: var parts } call when parts.Any(IsFloating):
                AddText(call.Location);
                break;
            case FunctionCall call:
                ReadCall(call.Name, call.Arguments, call.OrderBy, call);
                break;
            case ComparisonExpression { Name: not ("COMPARE_EQUAL" or "COMPARE_NOTEQUAL" or "COMPARE_DISTINCT_FROM" or "COMPARE_NOT_DISTINCT_FROM"), Left: FunctionCall { Name: "row" }, Right: FunctionCall { Name: "row" } } rows:
                Add(rows.Location, "The order of two rows (the engines treat NULL in them differently)", "compare the columns: a < c or (a = c and b < d)");
                break;
            case BoundColumnExpression { Location: >= 0 } column when types.IsUnnamed(column.Column):
                Add(column.Location, "The column '" + column.Column.Name + "' of VALUES (Spark SQL counts from 1)", "name the columns: (values (1, 'a')) as v (number, letter)");
                break;
            case WindowExpression { Filter: not null, Arguments.Count: > 1, Name: not "average" } window:
                Add(window.Location, "FILTER before OVER", "write the condition into a value: case when condition then value end");
                break;
            case WindowExpression window:
                ReadCall(window.Name, window.Arguments, [], window);
                break;
            case CastExpression { Location: >= 0 } cast when types.Of(cast).Kind == ExactKind.Text && IsFloating(cast.Argument):
                AddText(cast.Location);
                break;
            case CastExpression { Location: >= 0 } cast when IsFloating(cast.Argument) && types.Of(cast) is { Kind: ExactKind.Decimal, Scale: > MostRatioDigits }:
                Add(cast.Location, "A cast of a double to so many digits", "write at most 18 digits after the point");
                break;
        }
    }

    private void ReadCall(string name, IReadOnlyList<SqlExpression> arguments, IReadOnlyList<Tree.SortKey> order, SqlExpression call)
    {
        switch (name, arguments)
        {
            case ("median", [var value]) when types.Of(value).Kind == ExactKind.Decimal:
                Add(call.Location, "'median' of decimals (DuckDB rounds it to their digits)", "write median(cast(value as double))");
                break;
            case ("quantile_cont", _) when order is [var key, ..] && types.Of(key.Expression).Kind == ExactKind.Decimal:
                Add(call.Location, "'percentile_cont' of decimals (DuckDB rounds it to their digits)", "order by cast(value as double)");
                break;
            case ("quantile_disc", _) when order is [var key, ..] && types.Of(key.Expression) is { IsExact: true, Precision: > 15 }:
                Add(call.Location, "'percentile_disc' of numbers with more than 15 digits (Spark SQL makes doubles of them)", "rank the rows with row_number() and take the value of one of them");
                break;
            case ("regr_avgx" or "regr_avgy", [var dependent, var independent]) when types.Of(name == "regr_avgx" ? independent : dependent).Kind == ExactKind.Decimal:
                Add(call.Location, "'" + name + "' of decimals (DuckDB makes doubles of them)", "write average(case when other is not null then value end, digits)");
                break;
            case ("round", [var value, var digits]):
                ReadRound(value, digits, call.Location);
                break;
            case ("ratio", [var numerator, var denominator, var digits]):
                ReadExact(name, [numerator, denominator], digits, call.Location);
                break;
            case ("average", [var value, var digits]):
                ReadExact(name, [value], digits, call.Location);
                break;
            case ("round_half_up", [var value, var digits]):
                ReadDigits(name, digits, call.Location);
                if (types.Of(value) is { Kind: not ExactKind.Unknown and not ExactKind.Null, IsNumber: false })
                    Add(call.Location, "'round_half_up' of a value that is not a number", "cast the value to decimal first");
                break;
            default:
                ReadTextCall(name, arguments, call.Location);
                break;
        }
    }

    /// <summary>
    /// For a row with NULL, IN is NULL on DuckDB and false on Spark SQL. As a condition of its own both mean the same.
    /// </summary>
    private void ReadRows(BoundSelect select)
    {
        var conditions = QueryWalk.Conditions(select.From).Append(select.Where).Append(select.Having).SelectMany(QueryWalk.Terms).ToHashSet(ReferenceEqualityComparer.Instance);
        foreach (var rows in QueryWalk.Expressions(select).SelectMany(static e => e.Descendants()).OfType<BoundSubquery>().Where(s => s.Argument is FunctionCall { Name: "row" } && !conditions.Contains(s)))
            Add(rows.Location, "IN of a row that is not a condition by itself (the engines treat NULL in it differently)", "write exists (select 1 from ... where x = a and y = b)");
    }

    private void ReadRound(SqlExpression value, SqlExpression digits, int location)
    {
        if (ExactTypes.Number(digits) is not { } number)
            Add(location, "'round' to a computed number of digits", "write the number of digits");
        else if (number < 0 && types.Of(value) is { Kind: ExactKind.Decimal } type && -number >= type.Whole)
            Add(location, "'round' of a decimal to the left of all its digits", string.Create(CultureInfo.InvariantCulture, $"round to at most {Math.Max(type.Whole - 1, 0)} digits before the point, or cast the value to a wider decimal"));
    }

    private void ReadExact(string name, IReadOnlyList<SqlExpression> values, SqlExpression digits, int location)
    {
        ReadDigits(name, digits, location);
        if (values.Any(IsFloating))
            Add(location, "'" + name + "' of doubles, which are not exact", "cast the value to a decimal first: cast(value as decimal(18, 4))");
        else if (values.Any(v => types.Of(v) is { Kind: not ExactKind.Unknown and not ExactKind.Null, IsNumber: false }))
            Add(location, "'" + name + "' of a value that is not a number", "cast the value to decimal first");
        else if (values.Select(types.Of).Max(static t => t.Scale) > MostRatioDigits)
            Add(location, "'" + name + "' of a decimal with more than 18 digits after the point", "cast the value to a decimal with fewer digits");
    }

    private void ReadDigits(string name, SqlExpression digits, int location)
    {
        if (ExactTypes.Number(digits) is not (>= 0 and <= MostRatioDigits))
            Add(location, "'" + name + "' with these digits", "write the number of digits after the point, from 0 to 18");
    }

    private bool IsFloating(SqlExpression value) => types.Of(value).IsFloating;

    private void AddText(int location) => Add(location, "A double as a text (the engines write it differently)", "cast it to a decimal first: cast(cast(value as decimal(18, 2)) as string)");

    private void Add(int location, string what, string instead) => _found.Add(new Difference(location, what, instead));
}
