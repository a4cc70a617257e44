namespace BankingContracts.ContractModel.Diagnostics;

/// <summary>BKC4xxx: what contracts say about each other.</summary>
public static class ReferenceRules
{
    /// <summary>Unknown reference.</summary>
    public static readonly Rule UnknownReference = new("BKC4001", "Unknown reference", "'{0}' is not the name of a model{1}");

    /// <summary>Cycle.</summary>
    public static readonly Rule Cycle = new("BKC4002", "Cycle", "These models read each other in a circle: {0}; remove one of the references");

    /// <summary>Layer order.</summary>
    public static readonly Rule LayerOrder = new("BKC4003", "Layer order", "'{0}' may not read '{1}' of layer {2}; {3}");

    /// <summary>Relationship to a missing column.</summary>
    public static readonly Rule MissingTarget = new("BKC4004", "Relationship to a missing column", "'{0}' has no column '{1}'{2}");

    /// <summary>Relationship between types.</summary>
    public static readonly Rule DifferentTypes = new("BKC4005", "Relationship between different types", "'{0}' is {1} but '{2}' is {3}; give both the same data_type");

    /// <summary>Cleaned from a column that does not fit.</summary>
    public static readonly Rule UnknownSourceColumn = new("BKC4006", "Cleaned from a wrong column", "'{0}' is cleaned from '{1}', which {2}");

    /// <summary>Snapshot column that does not fit its relation.</summary>
    public static readonly Rule SnapshotColumn = new("BKC4007", "Snapshot column that does not fit its relation", "The snapshot column '{0}' {1}");

    /// <summary>A not_null column whose expression is always NULL.</summary>
    public static readonly Rule NullOutput = new(
        "BKC4008", "not_null column that is NULL", "The column '{0}' is not_null, but here it is NULL in every row: {1}; {2}");

    /// <summary>A not_null column whose expression may be NULL.</summary>
    public static readonly Rule NullableOutput = new(
        "BKC4009", "not_null column that may be NULL", "The column '{0}' is not_null, but here it may be NULL: {1}; {2}");

    /// <summary>A link to a missing model or column.</summary>
    public static readonly Rule UnknownLink = new("BKC4010", "Link to a missing model or column", "The link to '{0}' {1}");

    /// <summary>A link that is not true.</summary>
    public static readonly Rule BrokenLink = new(
        "BKC4011", "Link that does not hold", "The link from '{0}' to '{1}' does not hold: {2}; remove the link, or change the SQL so that the link holds");

    /// <summary>A snapshot key that several staged rows may have.</summary>
    public static readonly Rule SnapshotKey = new(
        "BKC4012", "Snapshot key that is not the staging key", "The unique_key of '{0}' is ({1}), but the key of '{2}' is ({3}); {4}");
}
