using System.Text.Json.Serialization;

namespace BankingContracts.Runtime.State;

/// <summary>Which rows of before the database keeps of a model.</summary>
/// <param name="Since">The time from which on it is known what stood.</param>
/// <param name="Before">What is known of the time before.</param>
/// <param name="Identity">How the rows are told apart.</param>
public sealed record KeptPast(DateTime Since, PastBefore Before, RowsIdentity Identity)
{
    /// <summary>Nothing is kept.</summary>
    public static KeptPast None { get; } = new(new DateTime(DateTime.MaxValue.Year, 1, 1, 0, 0, 0, DateTimeKind.Utc), PastBefore.Gone, new RowsIdentity([], null));

    /// <summary>Whether nothing is kept.</summary>
    [JsonIgnore]
    public bool IsNone => Since.Year == DateTime.MaxValue.Year;

    /// <summary>The columns of the kept rows with their types, those that the contract has no more included. Null where they are the model's own.</summary>
    public IReadOnlyList<ShapePart>? Columns { get; init; }

    /// <summary>How kept rows of before are told apart, the oldest first. Null where it never changed.</summary>
    public IReadOnlyList<FormerIdentity>? Former { get; init; }

    /// <summary>How rows that were kept after <paramref name="at"/> until the next change of it are told apart.</summary>
    public RowsIdentity IdentityAt(DateTime at) => (Former ?? []).FirstOrDefault(f => f.Until > at)?.Identity ?? Identity;
}

/// <summary>How the rows of a model are told apart, by columns as the kept rows have them.</summary>
/// <param name="Key">The columns of the key; empty where equal rows may occur several times.</param>
/// <param name="Stamp">The column with the run that made the row; null where there is none.</param>
public sealed record RowsIdentity(IReadOnlyList<string> Key, string? Stamp)
{
    /// <summary>Whether both are the same.</summary>
    public bool IsSameAs(RowsIdentity other) => Key.SequenceEqual(other.Key) && Stamp == other.Stamp;
}

/// <summary>How the rows of a model were told apart until its contract changed.</summary>
/// <param name="Until">The run from which on they are told apart in another way.</param>
/// <param name="Identity">How they were told apart.</param>
public sealed record FormerIdentity(DateTime Until, RowsIdentity Identity);

/// <summary>What is known of the time before the first run whose rows were kept.</summary>
public enum PastBefore
{
    /// <summary>The model did not exist.</summary>
    Nothing,

    /// <summary>An earlier version of the program kept no rows of models that can be computed.</summary>
    NotKept,

    /// <summary>The contract said that nothing is kept, or the time that it said is over.</summary>
    Gone,
}
