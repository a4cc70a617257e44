using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Resolution;

namespace BankingContracts.ContractModel.Dialects;

/// <summary>Says when a row fails a test that looks at one row at a time; NULL counts as not failing.</summary>
internal static class RowCondition
{
    /// <summary>The condition of <paramref name="test"/> without its filter; null when the test needs more than the row.</summary>
    public static string? Of(ResolvedModel model, ResolvedTest test, Dialect dialect)
    {
        var column = test.Column is null ? "" : SqlIdentifier.Quote(test.Column, dialect);
        return test.Test.Type switch
        {
            TestType.NotNull => column + " is null",
            TestType.AcceptedValues => NotIn(column, test, TypeOf(model, test), dialect),
            TestType.PositiveValue => column + " <= 0",
            TestType.NonNegativeValue => column + " < 0",
            TestType.AcceptedRange => OutOfRange(column, test, TypeOf(model, test), dialect),
            TestType.ValidDateRange => InvalidDates(column, test, TypeOf(model, test), dialect),
            TestType.ExpressionIsTrue => AuditSql.Enclose(test.Test.Value("expression")!) + " is not true",

            // As everywhere in SQL, a row breaks a constraint only when the condition is false.
            TestType.Check => AuditSql.Enclose(test.Test.Value("expression")!) + " is false",
            TestType.Unique or TestType.Relationships or TestType.Recency or TestType.RowCount or TestType.Scd2NoOverlap or TestType.Singular => null,
            var type => throw new ArgumentOutOfRangeException(nameof(test), type, "no such type of test"),
        };
    }

    private static DataType TypeOf(ResolvedModel model, ResolvedTest test) => model.Column(test.Column!).Type;

    private static string NotIn(string column, ResolvedTest test, DataType type, Dialect dialect) =>
        $"{column} not in ({string.Join(", ", test.Test.Values("values").Select(v => SqlLiteral.Of(v, type, dialect)))})";

    private static string OutOfRange(string column, ResolvedTest test, DataType type, Dialect dialect)
    {
        var isExclusive = string.Equals(test.Test.Value("inclusive"), "false", StringComparison.OrdinalIgnoreCase);
        return Any(
            Bound(column, isExclusive ? "<=" : "<", test.Test.Value("min_value"), type, dialect),
            Bound(column, isExclusive ? ">=" : ">", test.Test.Value("max_value"), type, dialect));
    }

    private static string InvalidDates(string column, ResolvedTest test, DataType type, Dialect dialect)
    {
        var end = test.Test.Value("end_column") is { } name ? $"{SqlIdentifier.Quote(name, dialect)} <= {column}" : null;
        return Any(DateBound(column, "<", test.Test.Value("min_date"), type, dialect), DateBound(column, ">", test.Test.Value("max_date"), type, dialect), end);
    }

    // A bound that is a date includes its whole day, also for a timestamp.
    private static string? DateBound(string column, string comparison, string? bound, DataType type, Dialect dialect)
    {
        var isDay = bound is not null && bound.IndexOf(':') < 0;
        return type.Kind == DataTypeKind.Timestamp && isDay
            ? Bound($"cast({column} as date)", comparison, bound, new DataType(DataTypeKind.Date), dialect)
            : Bound(column, comparison, bound, type, dialect);
    }

    private static string? Bound(string column, string comparison, string? bound, DataType type, Dialect dialect) =>
        bound is null ? null : $"{column} {comparison} {SqlLiteral.Of(bound, type, dialect)}";

    private static string Any(params string?[] conditions) => string.Join(" or ", conditions.Where(c => c is not null));
}
