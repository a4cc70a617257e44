using BankingContracts.ContractModel.Dialects;
using BankingContracts.SqlCheck.Analysis.Tree;
using BankingContracts.SqlCheck.Typing;

namespace BankingContracts.SqlCheck.Analysis.Exact;

internal sealed partial class ExactTypes
{
    // A larger scale is cut to this one, if there is no room for all digits.
    private const int KeptScale = 6;

    // With fewer digits before the point, an operator would fail for ordinary amounts.
    private const int LeastWhole = 8;

    /// <summary>
    /// Whether Spark SQL cuts digits after the point from the result of an operator, because the digits of both sides are more than a decimal
    /// has.
    /// </summary>
    public bool LosesDigits(string name, SqlExpression left, SqlExpression right) =>
        Exact(name, left, right) is { } exact && exact.Precision > ExactType.MostDigits && Adjusted(exact).Scale < exact.Scale;

    /// <summary>
    /// The types that both sides of an operator are cast to, so that Spark SQL has room for all digits of the result. A value that does not fit
    /// fails. Null if too few digits would be left.
    /// </summary>
    public (ExactType Left, ExactType Right)? Narrowed(string name, SqlExpression left, SqlExpression right)
    {
        if (Exact(name, left, right) is not { } exact)
            return null;
        var (one, other) = (AsDecimal(Of(left), left), AsDecimal(Of(right), right));
        if (name is "+" or "-")
        {
            var room = ExactType.MostDigits - 1 - exact.Scale;
            return room < LeastWhole ? null : (Cut(one, room), Cut(other, room));
        }

        var (wholeOne, wholeOther) = (one.Whole, other.Whole);
        for (var excess = exact.Precision - ExactType.MostDigits; excess > 0; excess--)
        {
            if (wholeOne >= wholeOther)
                wholeOne--;
            else
                wholeOther--;
        }

        return name != "*" || wholeOne < Math.Min(one.Whole, LeastWhole) || wholeOther < Math.Min(other.Whole, LeastWhole) ? null : (Cut(one, wholeOne), Cut(other, wholeOther));
    }

    private static ExactType Cut(ExactType type, int whole) => ExactType.Decimal(Math.Min(type.Whole, whole) + type.Scale, type.Scale);

    private ExactType OfCall(string name, IReadOnlyList<SqlExpression> arguments, IReadOnlyList<SortKey> order) => (name, arguments) switch
    {
        ("+" or "-" or "*" or "%" or "mod", [var left, var right]) => OfArithmetic(name, left, right),
        ("/", [var left, _]) => Of(left).Kind == ExactKind.Interval ? new(ExactKind.Interval) : new(ExactKind.Double),
        ("-" or "+" or "min" or "max" or "first_value" or "last_value" or "nth_value" or "abs" or "nullif", [var value, ..]) => Of(value),
        ("lag" or "lead", [var value, ..]) => Of(value),
        ("greatest" or "least", _) => OfMany(arguments),
        ("sum", [var value]) => OfSum(Of(value)),
        ("round", [var value, ..]) => OfRound(Of(value), arguments.Count > 1 ? Number(arguments[1]) : 0),
        ("ceil" or "ceiling" or "floor", [var value]) when Of(value) is { Kind: ExactKind.Decimal } type => ExactType.Decimal(_dialect == Dialect.DuckDb ? type.Precision : Math.Min(type.Whole + 1, ExactType.MostDigits), 0),
        ("ceil" or "ceiling" or "floor", [var value]) when Of(value) is { Kind: ExactKind.Whole } type => type,
        ("quantile_disc", _) => order is [var key, ..] ? Of(key.Expression) : default,
        ("ratio", [_, _, var digits]) => OfFunction(digits),
        ("average" or "round_half_up", [_, var digits]) => OfFunction(digits),
        ("count" or "count_star" or "count_if" or "row_number" or "rank" or "dense_rank" or "ntile" or "regr_count", _) => new(ExactKind.Whole, 19),
        ("length" or "len" or "char_length" or "character_length" or "instr" or "position" or "ascii" or "bit_length" or "date_part", _) => new(ExactKind.Whole, 19),
        ("year" or "month" or "day" or "dayofmonth" or "dayofyear" or "quarter" or "weekofyear" or "hour" or "minute" or "second", _) => new(ExactKind.Whole, 19),
        ("&" or "|" or "bit_and" or "bit_or" or "bit_xor", [var value, ..]) => Of(value),
        ("||", _) => new(ExactKind.Text),
        _ => Signatures.Of(name)?.Family() switch
        {
            TypeFamily.Number => new(ExactKind.Double),
            TypeFamily.Text => new(ExactKind.Text),
            TypeFamily.Boolean => new(ExactKind.Boolean),
            TypeFamily.Date => new(ExactKind.Date),
            TypeFamily.Timestamp => new(ExactKind.Timestamp),
            TypeFamily.Interval => new(ExactKind.Interval),
            _ => default,
        },
    };

    private static ExactType OfFunction(SqlExpression digits) => ExactType.Decimal(ExactType.MostDigits, Math.Clamp(Number(digits) ?? 0, 0, ExactType.MostDigits));

    private ExactType OfSum(ExactType type) => type.Kind switch
    {
        ExactKind.Decimal when _dialect == Dialect.DuckDb => ExactType.Decimal(ExactType.MostDigits, type.Scale),
        ExactKind.Decimal => ExactType.Decimal(Math.Min(type.Precision + 10, ExactType.MostDigits), type.Scale),
        ExactKind.Whole => new(ExactKind.Whole, 19),
        ExactKind.Float => new(ExactKind.Double),
        _ => type,
    };

    private ExactType OfRound(ExactType type, int? digits)
    {
        if (type.Kind != ExactKind.Decimal || digits is not { } scale || scale >= type.Scale)
            return type;
        if (_dialect == Dialect.DuckDb)
            return type with { Scale = Math.Max(scale, 0) };
        return ExactType.Decimal(Math.Min(Math.Max(type.Whole + 1, 1 - scale) + Math.Max(scale, 0), ExactType.MostDigits), Math.Max(scale, 0));
    }

    private ExactType OfArithmetic(string name, SqlExpression left, SqlExpression right)
    {
        if (Exact(name, left, right) is { } exact && _dialect == Dialect.DuckDb)
            return OnDuckDb(exact, AsDecimal(Of(left), left), AsDecimal(Of(right), right));
        if (Exact(name, left, right) is { } onSpark)
            return onSpark.Precision > ExactType.MostDigits ? ExactType.Decimal(ExactType.MostDigits, Math.Min(onSpark.Scale, ExactType.MostDigits)) : onSpark;
        var (one, other) = (Of(left), Of(right));
        return (one.Kind, other.Kind) switch
        {
            (ExactKind.Null, _) => other,
            (_, ExactKind.Null) => one,
            (ExactKind.Whole, ExactKind.Whole) => one.Precision >= other.Precision ? one : other,
            (ExactKind.Float, ExactKind.Float) => one,
            _ when one.IsNumber && other.IsNumber => new(ExactKind.Double),
            (ExactKind.Date, ExactKind.Interval) or (ExactKind.Interval, ExactKind.Date) or (ExactKind.Timestamp, ExactKind.Interval) or (ExactKind.Interval, ExactKind.Timestamp) => new(ExactKind.Timestamp),
            (ExactKind.Date, ExactKind.Whole) or (ExactKind.Whole, ExactKind.Date) => new(ExactKind.Date),
            (ExactKind.Interval, _) or (_, ExactKind.Interval) or (ExactKind.Timestamp, _) or (_, ExactKind.Timestamp) => new(ExactKind.Interval),
            _ => default,
        };
    }

    // DuckDB stays with the whole numbers of 64 bits of both sides, and fails if the result does not fit them.
    private static ExactType OnDuckDb(ExactType exact, ExactType left, ExactType right)
    {
        var digits = Math.Min(exact.Precision, ExactType.MostDigits);
        var isSmall = Math.Max(left.Precision, right.Precision) <= ExactType.SmallDigits && exact.Scale < ExactType.SmallDigits;
        return ExactType.Decimal(isSmall ? Math.Min(digits, ExactType.SmallDigits) : digits, Math.Min(exact.Scale, ExactType.MostDigits));
    }

    /// <summary>The digits that the exact result of an operator over decimals needs; null if a side is no decimal and no whole number, or both are whole numbers.</summary>
    private ExactType? Exact(string name, SqlExpression left, SqlExpression right)
    {
        var (one, other) = (Of(left), Of(right));
        if (!one.IsExact || !other.IsExact || (one.Kind == ExactKind.Whole && other.Kind == ExactKind.Whole))
            return null;
        one = AsDecimal(one, left);
        other = AsDecimal(other, right);
        var scale = Math.Max(one.Scale, other.Scale);
        return name switch
        {
            "+" or "-" => ExactType.Decimal(Math.Max(one.Whole, other.Whole) + scale + 1, scale),
            "*" => ExactType.Decimal(one.Precision + other.Precision + 1, one.Scale + other.Scale),
            "%" or "mod" => ExactType.Decimal(Math.Min(one.Whole, other.Whole) + scale, scale),
            _ => null,
        };
    }

    private static ExactType AsDecimal(ExactType type, SqlExpression expression) => type.Kind == ExactKind.Decimal ? type
        : ExactType.Decimal(expression is ConstantExpression { Type: "INTEGER" or "BIGINT" } constant ? Digits(constant) : type.Precision == 19 ? 20 : type.Precision, 0);

    private static ExactType Adjusted(ExactType exact)
    {
        var scale = Math.Max(ExactType.MostDigits - exact.Whole, Math.Min(exact.Scale, KeptScale));
        return ExactType.Decimal(ExactType.MostDigits, scale);
    }
}
