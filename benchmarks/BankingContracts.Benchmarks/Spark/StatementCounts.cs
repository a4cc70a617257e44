using System.Diagnostics;
using BankingContracts.Runtime.Telemetry;

namespace BankingContracts.Benchmarks.Spark;

/// <summary>Counts the statements of a run by what they do, from the traces of all its sessions.</summary>
internal sealed class StatementCounts : IDisposable
{
    private readonly ActivityListener _listener;
    private int _queries;
    private int _working;
    private int _publishing;
    private int _catalog;

    /// <summary>Begins to listen.</summary>
    public StatementCounts()
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = static s => s.Name == PipelineTelemetry.Name,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = a => Count(a.GetTagItem("db.query.text") as string),
        };
        ActivitySource.AddActivityListener(_listener);
    }

    /// <summary>All of them; those that read; those that make working relations; those that change tables; those that ask or change the catalog.</summary>
    public IReadOnlyList<string> Cells => [.. new[] { _queries + _working + _publishing + _catalog, _queries, _working, _publishing, _catalog }.Select(n => n.ToString(System.Globalization.CultureInfo.InvariantCulture))];

    /// <inheritdoc/>
    public void Dispose() => _listener.Dispose();

    private void Count(string? text)
    {
        if (text is null)
            return;
        var start = text.TrimStart();
        ref var number = ref _queries;
        if (Begins(start, "insert overwrite directory", "create temp", "create or replace temp", "drop table if exists"))
            number = ref _working;
        else if (Begins(start, "merge", "insert", "update", "delete", "load"))
            number = ref _publishing;
        else if (!Begins(start, "select", "with", "from", "("))
            number = ref _catalog;
        Interlocked.Increment(ref number);
    }

    private static bool Begins(string text, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (text.StartsWith(word, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
