namespace BankingContracts.Engine.Specification.Oracle.General;

/// <summary>How a source is cleaned.</summary>
/// <param name="Name">The model.</param>
/// <param name="Source">The source it cleans.</param>
/// <param name="Key">The key columns.</param>
/// <param name="Fields">The columns but loaded_at, which stands last.</param>
public sealed record StagingRules(string Name, SourceRules Source, IReadOnlyList<string> Key, params IReadOnlyList<FieldRule> Fields)
{
    /// <summary>The positions of <paramref name="columns"/> in a staged row.</summary>
    public IReadOnlyList<int> Positions(IEnumerable<string> columns) => [.. columns.Select(c => Fields.ToList().FindIndex(f => f.Column == c))];
}
