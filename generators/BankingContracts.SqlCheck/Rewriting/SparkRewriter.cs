using BankingContracts.SqlCheck.Analysis.Exact;
using BankingContracts.SqlCheck.Analysis.Tree;
using BankingContracts.SqlCheck.Inputs;
using BankingContracts.SqlCheck.Typing;

namespace BankingContracts.SqlCheck.Rewriting;

/// <summary>
/// Writes for Spark SQL what it would compute differently from DuckDB. Each method changes one construct, and only if the types of its values
/// make a difference.
/// </summary>
internal sealed partial class SparkRewriter(SqlText text, SourcePlaces places, ExactTypes types, ExactTypes onDuckDb, TextEdits edits)
{
    /// <summary>Changes <paramref name="expression"/>. Everything inside it has already been changed.</summary>
    public void Write(SqlExpression expression)
    {
        switch (expression)
        {
            case FunctionCall { Name: "/", Arguments: [var left, var right] } when types.Of(left).IsNumber && types.Of(right).IsNumber:
                WriteDivision(left, right);
                break;
            case FunctionCall { Name: "+" or "-" or "*", Arguments: [var left, var right] } operation when types.LosesDigits(operation.Name, left, right) && types.Narrowed(operation.Name, left, right) is { } narrowed:
                WriteNarrowed(left, narrowed.Left);
                WriteNarrowed(right, narrowed.Right);
                break;
            case FunctionCall { Name: "+" or "-" or "*" or "%", Arguments: [var left, var right] } when types.Of(left).IsFloating || types.Of(right).IsFloating:
                WriteLongDouble(left);
                WriteLongDouble(right);
                break;
            case FunctionCall { Name: "~~" or "!~~" or "~~*" or "!~~*" or "ilike_escape" or "not_ilike_escape" } like:
                WriteLike(like);
                break;
            case FunctionCall { Name: "-", Arguments: [var value] } minus when types.Of(value) is { Kind: ExactKind.Decimal, Precision: > 34 } type:
                WriteMinus(minus, value, type);
                break;
            case FunctionCall call when places.Call(call.Location) is { } place && Written(place) is { } name:
                WriteCall(name, call.Arguments, place);
                break;
            case WindowExpression { Filter: not null, Arguments.Count: <= 1 } window when places.Call(window.Location) is { } place && Written(place) is not ("avg" or "mean" or "count_if"):
                edits.Replace(place.Start, place.End, () => text.Text(place.Start, place.Inside) + Value(place) + Suffix(place));
                break;
            case WindowExpression window when places.Call(window.Location) is { } place && Written(place) is { } name:
                WriteCall(name, window.Arguments, place);
                break;
            case CastExpression { Location: >= 0 } cast:
                WriteCast(cast);
                break;
            case ComparisonExpression comparison:
                WriteComparison([comparison.Left, comparison.Right]);
                break;
            case BetweenExpression between:
                WriteComparison([between.Input, between.Lower, between.Upper]);
                break;
            case OperatorExpression { Name: "COMPARE_IN" or "COMPARE_NOT_IN" } list:
                WriteComparison(list.Arguments);
                break;
        }
    }

    private string Written(CallPlace place) => places.Tokens[place.Name].Value.ToLowerInvariant();

    private void WriteCall(string name, IReadOnlyList<SqlExpression> arguments, CallPlace place)
    {
        switch (name, arguments)
        {
            case ("avg" or "mean", [var value]) when types.Of(value).IsExact:
                WriteAverage(types.Of(value), place);
                break;
            case ("count_if", [_]):
                // Without a value DuckDB returns NULL, and Spark SQL returns 0.
                edits.Replace(place.Start, place.End, () => $"sum(cast({Value(place)} as int){Suffix(place)}");
                break;
            case ("round", [var value, ..]) when types.Of(value).Kind == ExactKind.Double:
                First(place, SparkForms.RoundDouble(arguments.Count > 1 ? ExactTypes.Number(arguments[1]) ?? 0 : 0));
                break;
            case ("floor" or "ceil" or "ceiling", [var value]) when types.Of(value).Kind == ExactKind.Double:
                First(place, SparkForms.WholeDouble(name == "floor" ? "floor" : "ceil"));
                break;
            case ("ln" or "log2" or "log10", [_]):
                // DuckDB fails, and Spark SQL returns NULL.
                First(place, $"case when cast(_v as double) <= 0D then double(raise_error('{name} of a number that is not above zero')) else {name}(_v) end");
                break;
            case ("nullif", [_, _]) when place.Arguments.Count == 2:
                WriteComparison(arguments);
                break;
            case ("abs", [var value]) when types.Of(value) is { Kind: ExactKind.Decimal, Precision: > 34 } type:
                First(place, "case when _v < 0 then " + Negated("_v", type) + " else _v end");
                break;
            default:
                WriteTextCall(name, arguments, place);
                break;
        }
    }

    /// <summary>DuckDB divides decimals as doubles.</summary>
    private void WriteDivision(SqlExpression left, SqlExpression right)
    {
        var (one, other) = (types.Of(left), types.Of(right));
        if (one.Kind == ExactKind.Decimal || other.Kind == ExactKind.Decimal)
        {
            WriteDouble(left, one);
            WriteDouble(right, other);
        }
    }

    /// <summary>A decimal beside a double becomes a double. Only one with more digits than a double needs a text of its own.</summary>
    private void WriteLongDouble(SqlExpression value)
    {
        if (SparkForms.DecimalToDouble(types.Of(value), IsWide(value)) is not null)
            WriteDouble(value, types.Of(value));
    }

    /// <summary>Spark SQL cuts digits after the point to compare decimals that together have more than 38 digits.</summary>
    private void WriteComparison(IReadOnlyList<SqlExpression> values)
    {
        if (values.Any(v => types.Of(v).IsFloating))
        {
            foreach (var value in values)
                WriteLongDouble(value);
            return;
        }

        var all = values.Select(types.Of).Where(static t => t.IsExact).ToList();
        if (all.Count != values.Count || !all.Exists(static t => t.Kind == ExactKind.Decimal))
            return;
        var scale = all.Max(static t => t.Scale);
        if (all.Max(static t => t.Whole) + scale <= ExactType.MostDigits)
            return;
        foreach (var value in values)
        {
            if (places.Range(value) is { } range)
                edits.Enclose(range.Start, range.End, "cast(", $" as {SparkForms.Decimal(ExactType.Decimal(ExactType.MostDigits, scale))})");
        }
    }

    private bool IsWide(SqlExpression value) => onDuckDb.Of(value) is { Kind: ExactKind.Decimal, Precision: > ExactType.SmallDigits };

    private void WriteDouble(SqlExpression value, ExactType type)
    {
        if (type.IsFloating || places.Range(value) is not { } range)
            return;
        if (SparkForms.DecimalToDouble(type, IsWide(value)) is { } form)
            edits.Enclose(range.Start, range.End, SparkForms.Before, SparkForms.After(form));
        else
            edits.Enclose(range.Start, range.End, "cast(", " as double)");
    }

    /// <summary>DuckDB adds exact numbers exactly, and then divides as doubles.</summary>
    private void WriteAverage(ExactType type, CallPlace place) => edits.Replace(place.Start, place.End, () =>
    {
        var (argument, suffix) = (Value(place), Suffix(place));
        // DuckDB's sum of units is exact to 64 bits. A double is exact to 53, so a larger sum is divided in two parts.
        var power = "1" + new string('0', type.Scale);
        var whole = "cast((_v.n - _v.n % _v.d) / _v.d as decimal(38,0))";
        return $"element_at(transform(array(named_struct('n', cast(sum({argument}{suffix} * {power} as decimal(38,0)), 'd', cast(nullif(count({argument}{suffix}, 0) * {power} as decimal(38,0)))), "
            + "_v -> case when abs(_v.n) <= 9007199254740992 then cast(_v.n as double) / cast(_v.d as double) "
            + $"else cast({whole} as double) + cast(_v.n % _v.d as double) / cast(_v.d as double) end), 1)";
    });

    /// <summary>The argument of an aggregate. Spark SQL has no FILTER before OVER, so the condition becomes a part of the argument.</summary>
    private string Value(CallPlace place) => places.FilterBeforeOver(place) is { } filter
        ? $"case when {edits.Render(filter.Start, filter.End).Trim()} then {(text.Text(place.Inside, place.Close).Trim() == "*" ? "1" : edits.Render(place.Inside, place.Close))} end"
        : edits.Render(place.Inside, place.Close);

    /// <summary>The closing bracket of an aggregate with FILTER or OVER.</summary>
    private string Suffix(CallPlace place) => places.FilterBeforeOver(place) is { } filter ? ")" + edits.Render(filter.End + 1, place.End) : edits.Render(place.Close, place.End);

    private void WriteNarrowed(SqlExpression value, ExactType type)
    {
        if (places.Range(value) is { } range)
            edits.Enclose(range.Start, range.End, "cast(", $" as {SparkForms.Decimal(type)})");
    }

    private void WriteMinus(FunctionCall minus, SqlExpression value, ExactType type)
    {
        if (places.Range(minus) is { } whole && places.Range(value) is { } range)
            edits.Replace(whole.Start, whole.End, () => Negated(edits.Render(range.Start, range.End), type));
    }

    // Spark SQL negates a decimal of more than 34 digits only roughly. It multiplies exactly.
    private static string Negated(string value, ExactType type) =>
        $"cast(cast({value} as decimal({SparkForms.Number(Math.Max(36, type.Scale))},{SparkForms.Number(type.Scale)})) * -1 as {SparkForms.Decimal(type)})";

    /// <summary>Replaces a call by <paramref name="result"/>, which names the first argument _v.</summary>
    private void First(CallPlace place, string result) => edits.Replace(
        place.Start, place.AfterClose, () => SparkForms.Before + edits.Render(place.Arguments[0].Start, place.Arguments[0].End) + SparkForms.After(result));

    /// <summary>Replaces the name and the brackets of a call with one argument.</summary>
    private void Around(CallPlace place, string before, string after)
    {
        edits.Replace(place.Start, place.Inside, before);
        edits.Replace(place.Close, place.AfterClose, after);
    }

    /// <summary>The whole text with its changes.</summary>
    public string Text() => edits.Render(0, text.Sql.Length);
}
