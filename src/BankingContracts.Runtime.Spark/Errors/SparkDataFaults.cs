using BankingContracts.Runtime.Faults;

namespace BankingContracts.Runtime.Spark.Errors;

/// <summary>Says in our words why a value broke a user's SQL, and what to write instead.</summary>
internal static class SparkDataFaults
{
    private const string Quarantine = ", or refuse such rows in staging with a quarantine rule";

    /// <summary>The fault of an error over a value.</summary>
    public static SqlFault Of(SparkError error)
    {
        var (what, remedy) = error.Class.Split('.')[0] switch
        {
            "CAST_INVALID_INPUT" => ("a text cannot be converted to the type that it is cast to", "write try_cast, which returns NULL" + Quarantine),
            "CAST_OVERFLOW" or "CAST_OVERFLOW_IN_TABLE_INSERT" or "NUMERIC_VALUE_OUT_OF_RANGE" => (
                "a number does not fit the type that it is cast to", "cast it to a wider type" + Quarantine),
            "ARITHMETIC_OVERFLOW" or "BINARY_ARITHMETIC_OVERFLOW" => (
                "a number is too large for the type that it is computed in", "cast the operands to a wider type before you compute, up to decimal(38,s), or keep fewer decimals"),
            "DIVIDE_BY_ZERO" or "REMAINDER_BY_ZERO" => ("a number is divided by zero", "divide by nullif(..., 0), which returns NULL"),
            "DATETIME_FIELD_OUT_OF_BOUNDS" or "DATETIME_OVERFLOW" => (
                "a date or time does not exist, or is out of range", "test the parts with CASE before you make a date or time from them" + Quarantine),
            "SCALAR_SUBQUERY_TOO_MANY_ROWS" => (
                "a subquery that must return one value returns several rows", "aggregate in the subquery, for example with max, or add a condition that keeps one row"),
            _ => ("a function gets a value that it does not accept", "test the value with CASE first" + Quarantine),
        };
        return new SqlFault(SqlFaultKind.Data, what, remedy);
    }
}
