using BankingContracts.ContractModel.Text;

namespace BankingContracts.ContractModel.Model;

/// <summary>What a contract says to its consumers about its own changes.</summary>
/// <param name="Version">The version of its shape, from 1. A breaking change raises it.</param>
/// <param name="Changes">What changed in each version, by version.</param>
/// <param name="VersionOf">The model whose further version it is; null if it is the first one.</param>
/// <param name="DeprecatedAfter">The last day on which consumers should read it; null without an end.</param>
public sealed record ModelLifecycle(int Version, EquatableArray<ChangeNote> Changes, string? VersionOf, CalendarDate? DeprecatedAfter)
{
    /// <summary>The first version, without an end.</summary>
    public static ModelLifecycle First { get; } = new(1, default, null, null);
}

/// <summary>What changed in a version.</summary>
/// <param name="Version">The version.</param>
/// <param name="Text">The author's words.</param>
public sealed record ChangeNote(int Version, string Text);
