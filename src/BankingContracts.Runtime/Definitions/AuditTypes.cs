namespace BankingContracts.Runtime.Definitions;

/// <summary>The words for types of audits.</summary>
public static class AuditTypes
{
    /// <summary>The word that contracts use for the type, for example <c>not_null</c>. It is the same in output, in JSON and in reports.</summary>
    public static string Word(this AuditType type) => type switch
    {
        AuditType.NotNull => "not_null",
        AuditType.Unique => "unique",
        AuditType.AcceptedValues => "accepted_values",
        AuditType.Relationships => "relationships",
        AuditType.PositiveValue => "positive_value",
        AuditType.NonNegativeValue => "non_negative_value",
        AuditType.AcceptedRange => "accepted_range",
        AuditType.ValidDateRange => "valid_date_range",
        AuditType.ExpressionIsTrue => "expression_is_true",
        AuditType.Recency => "recency",
        AuditType.RowCount => "row_count",
        AuditType.Scd2NoOverlap => "scd2_no_overlap",
        AuditType.Check => "check",
        AuditType.Singular => "singular",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "no type of audit"),
    };
}
