namespace BankingContracts.Runtime.Definitions;

/// <summary>What a contract says to its consumers about its own changes.</summary>
/// <param name="Version">The version of its shape, from 1. A breaking change raises it.</param>
public sealed record ModelLifecycle(int Version)
{
    /// <summary>The first version, without an end.</summary>
    public static ModelLifecycle First { get; } = new(1);

    /// <summary>The model whose further version it is; null if it is the first one.</summary>
    public string? VersionOf { get; init; }

    /// <summary>The last day on which consumers should read it; null without an end.</summary>
    public DateOnly? DeprecatedAfter { get; init; }

    /// <summary>What changed in each version, by version.</summary>
    public IReadOnlyList<ChangeNote> Changes { get; init; } = [];
}

/// <summary>What changed in a version.</summary>
/// <param name="Version">The version.</param>
/// <param name="Text">The author's words.</param>
public sealed record ChangeNote(int Version, string Text);
