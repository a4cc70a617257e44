using System.Diagnostics;
using System.Globalization;
using DuckDB.NET.Data;

namespace BankingContracts.Benchmarks.Script;

/// <summary>
/// Runs the hand-written SQL of the reference pipeline: in one transaction, then the exports, then a checkpoint, as the product does.
/// Prints a line per stage as it ends, as the product does, so that both can be timed by their lines.
/// </summary>
internal static class HandWrittenScript
{
    private const string StageMark = "-- stage: ";

    /// <summary>What there is to run: the first load, a later full file, a delta file.</summary>
    public static readonly IReadOnlyDictionary<string, string[]> Kinds = new Dictionary<string, string[]>
    {
        ["load"] = ["schema", "load"],
        ["full"] = ["diff_full", "changes"],
        ["delta"] = ["diff_delta", "changes"],
    };

    /// <summary>Runs one kind of <see cref="Kinds"/>.</summary>
    public static void Run(string kind, string database, string input, string output, DateTime runAt)
    {
        Directory.CreateDirectory(output);
        using var connection = new DuckDBConnection($"DataSource={database}");
        connection.Open();
        Execute(connection, "set TimeZone = 'UTC'");
        Console.WriteLine("run");
        Execute(connection, "begin transaction");
        foreach (var part in Kinds[kind])
            RunPart(connection, part, kind, input, output, runAt);
        Timed("commit", () => Execute(connection, "commit"));
        Timed("checkpoint", () => Execute(connection, "checkpoint"));
        RunPart(connection, "export", kind, input, output, runAt);
    }

    private static void RunPart(DuckDBConnection connection, string part, string kind, string input, string output, DateTime runAt)
    {
        var isDelta = kind == "delta";
        var sql = Text(part)
            .Replace("{accounts}", Path.Combine(input, isDelta ? Data.BankFiles.AccountsDelta : Data.BankFiles.AccountsFile), StringComparison.Ordinal)
            .Replace("{customers}", Path.Combine(input, isDelta ? Data.BankFiles.CustomersDelta : Data.BankFiles.CustomersFile), StringComparison.Ordinal)
            .Replace("{output}", output, StringComparison.Ordinal)
            .Replace("{now}", runAt.ToString("yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("{id_time}", runAt.ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", CultureInfo.InvariantCulture), StringComparison.Ordinal)
            // A later delta file does not take back the unreadable rows of an earlier one.
            .Replace("{ragged}", isDelta ? " and failure_reason not like 'Invalid row: %'" : "", StringComparison.Ordinal);
        foreach (var stage in sql.Split(StageMark, StringSplitOptions.RemoveEmptyEntries))
        {
            var name = stage[..stage.IndexOf('\n', StringComparison.Ordinal)];
            Timed(name, () => Execute(connection, stage[name.Length..]));
        }
    }

    private static void Timed(string name, Action action)
    {
        var watch = Stopwatch.StartNew();
        action();
        Console.WriteLine($"{name} {watch.Elapsed.TotalSeconds:0.000} s");
    }

    private static void Execute(DuckDBConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static string Text(string part)
    {
        using var stream = typeof(HandWrittenScript).Assembly.GetManifestResourceStream(part + ".sql")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
