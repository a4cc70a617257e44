namespace BankingContracts.ContractModel.Diagnostics;

/// <summary>BKC2xxx: one contract by itself.</summary>
public static class ContractRules
{
    /// <summary>Duplicate model.</summary>
    public static readonly Rule DuplicateModel = new("BKC2001", "Duplicate model", "The model '{0}' is already defined in {1}; rename one of them");

    /// <summary>A name that must be a column and is none.</summary>
    public static readonly Rule UnknownColumn = new("BKC2004", "Unknown column", "{0} names '{1}', which is not a column of '{2}'{3}");

    /// <summary>Key column that may be NULL.</summary>
    public static readonly Rule NullableKey = new("BKC2009", "Nullable key", "The key column '{0}' must be not_null; add the constraint");

    /// <summary>updated_at that is no timestamp.</summary>
    public static readonly Rule UpdatedAtNotTimestamp = new("BKC2017", "updated_at is not a timestamp", "updated_at names '{0}', which is {1}; it must be a timestamp");
}
