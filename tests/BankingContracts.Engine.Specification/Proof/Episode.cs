using System.Text;
using BankingContracts.Engine.Specification.Faults;

namespace BankingContracts.Engine.Specification.Proof;

/// <summary>One run of a sequence.</summary>
/// <param name="Files">The files written before it, by name: the lines, the header first; null removes the file.</param>
public sealed record Episode(IReadOnlyDictionary<string, IReadOnlyList<string>?> Files)
{
    /// <summary>Whether intermediate and marts are rebuilt.</summary>
    public bool IsFullRefresh { get; init; }

    /// <summary>Whether the same run is repeated at once.</summary>
    public bool IsRepeated { get; init; }

    /// <summary>The event at which a first attempt is killed; null for none.</summary>
    public int? KilledAt { get; init; }

    /// <summary>What happens to the session of a first attempt; null for nothing.</summary>
    public Fault? Fault { get; init; }

    /// <inheritdoc/>
    public override string ToString()
    {
        var text = new StringBuilder()
            .Append(IsFullRefresh ? "run --full-refresh" : "run")
            .Append(IsRepeated ? ", repeated" : "")
            .Append(KilledAt is { } at ? $", first killed at event {at}" : "")
            .Append(Fault is { } fault ? $", first {fault}" : "")
            .Append('\n');
        foreach (var (name, lines) in Files)
            text.Append("--- ").Append(name).Append(lines is null ? " removed\n" : "\n").Append(lines is null ? "" : string.Join('\n', lines) + "\n");
        return text.ToString();
    }
}
