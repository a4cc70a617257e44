namespace BankingContracts.Server.Store;

/// <summary>Which loaded files are listed, and in which order.</summary>
/// <param name="Limit">The most files.</param>
/// <param name="Offset">How many are left out before them.</param>
internal sealed record FileFilter(int Limit, int Offset = 0)
{
    /// <summary>Only files of this run; null for all.</summary>
    public string? RunId { get; init; }

    /// <summary>Only files of this source model; null for all.</summary>
    public string? Source { get; init; }

    /// <summary>Only files of this name or hash; null for all.</summary>
    public string? Text { get; init; }

    /// <summary>What decides on the order.</summary>
    public FileOrder Order { get; init; }

    /// <summary>Whether the largest comes first.</summary>
    public bool IsDescending { get; init; } = true;

    /// <summary>The condition in SQL.</summary>
    public string Condition => string.Join(" and ", new[]
    {
        RunId is null ? "1 = 1" : "run_id = @RunId",
        Source is null ? null : "source = @Source",
        Text is null ? null : "(file = @Text or hash = @Text)",
    }.OfType<string>());

    /// <summary>The order in SQL. Each has an index.</summary>
    public string OrderBy
    {
        get
        {
            var direction = IsDescending ? "desc" : "asc";
            return Order switch
            {
                FileOrder.Loaded => $"loaded_at {direction}, run_id {direction}, file",
                FileOrder.File => $"file {direction}, loaded_at {direction}",
                FileOrder.Source => $"source {direction}, loaded_at {direction}",
                FileOrder.Rows => $"rows {direction}, run_id {direction}",
                _ => throw new InvalidOperationException($"No SQL for the order {Order}."),
            };
        }
    }

    /// <summary>The values for the condition.</summary>
    public object Parameters => new { RunId, Source, Text, Limit, Offset };
}

/// <summary>By what files are ordered.</summary>
internal enum FileOrder
{
    /// <summary>When they were loaded.</summary>
    Loaded,

    /// <summary>Their names.</summary>
    File,

    /// <summary>The names of their source models.</summary>
    Source,

    /// <summary>How many rows they had.</summary>
    Rows,
}
