using System.Text.Json;
using BankingContracts.Engine.Specification;
using BankingContracts.Pipeline.Tests.Databases;
using BankingContracts.Runtime;
using BankingContracts.Runtime.Chain;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.DuckDb;
using BankingContracts.Runtime.Engines;
using DuckDB.NET.Data;

namespace BankingContracts.Pipeline.Tests.EndToEnd;

/// <summary>What somebody changes behind the program's back is found; what the program does is not.</summary>
public sealed class ChainTests(PruneTests.Loaded loaded) : IClassFixture<PruneTests.Loaded>, IDisposable
{
    /// <summary>Bookkeeping from which nothing is reported.</summary>
    private const string Untold = "table_name similar to '(positions_|held_|retired_|position_hash|ragged_rows).*'";

    private readonly History _history = loaded.History.Copy();

    private PipelineHarness Harness => _history.Harness;

    public void Dispose() => _history.Dispose();

    [Fact]
    public async Task EveryChangedValueIsFound()
    {
        var columns = Harness.Query($"select schema_name || '.' || table_name, column_name, data_type from duckdb_columns() where not internal and not ({Untold}) order by all");
        Assert.Contains(columns, c => c[0]!.StartsWith("pipeline.past_", StringComparison.Ordinal));
        var original = await File.ReadAllBytesAsync(Harness.Database, TestContext.Current.CancellationToken);
        foreach (var column in columns.Where(c => Harness.Query($"select 1 from {c[0]} limit 1").Count > 0).ToList())
        {
            var (table, name) = (column[0]!, $"\"{column[1]}\"");
            Change($"update {table} set {name} = {Other(name, column[2]!)} where rowid = (select max(rowid) from {table})");

            Assert.True((await VerifyAsync()).Differences.Count > 0, $"A changed value of {table}.{name} is not found.");
            await File.WriteAllBytesAsync(Harness.Database, original, TestContext.Current.CancellationToken);
        }

        Assert.Empty((await VerifyAsync()).Differences);
    }

    [Theory]
    [InlineData("delete from {0} where rowid = (select max(rowid) from {0})", "1 row less")]
    [InlineData("create temp table copy as select * from {0} limit 1; insert into {0} select * from copy", "1 row more")]
    [InlineData("drop table {0}", "the table is gone")]
    public async Task AMissingOrAdditionalRowIsFoundWithItsTable(string statement, string expected)
    {
        foreach (var table in (string[])["source.src_account", "staging.stg_account", "snapshots.snap_account", "intermediate.int_savings_account_only", "staging.quarantine_stg_account", "pipeline.past_src_account"])
        {
            using var copy = _history.Copy();
            Change(statement.Replace("{0}", table, StringComparison.Ordinal), copy.Harness.Database);

            var difference = Assert.Single((await VerifyAsync(copy.Harness.Database)).Differences);
            Assert.Equal((table, true), (difference.Name, difference.Text.Contains(expected, StringComparison.Ordinal)));
        }
    }

    [Fact]
    public async Task ARecordThatIsWrittenAnewDoesNotFollow()
    {
        Change("""
            update pipeline.chain set record = replace(record, '"position":1', '"position": 1') where position = 1;
            update pipeline.chain set hash = sha256(record) where position = 1
            """);

        var difference = Assert.Single((await VerifyAsync()).Differences);
        Assert.StartsWith("2 (", difference.Name, StringComparison.Ordinal);
        Assert.Contains("does not follow", difference.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ARecordThatIsGoneIsFound()
    {
        Change("delete from pipeline.chain where position = 1");

        Assert.Contains("record 1 is gone", Assert.Single((await VerifyAsync()).Differences).Text, StringComparison.Ordinal);
    }

    /// <summary>Who writes everything anew, the last record too, is found by a hash that was kept elsewhere.</summary>
    [Fact]
    public async Task AHashThatWasKeptProvesTheRecordsUpToIt()
    {
        using var report = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(Harness.Reports, "quality_report_latest.json"), TestContext.Current.CancellationToken));
        var kept = report.RootElement.GetProperty("chain_hash").GetString()!;
        Assert.Equal(kept, (await VerifyAsync()).LastHash);
        (await Harness.RunAsync(_history.NextRunAt)).Ended(ExitCode.Done);
        (await VerifyVerbAsync("--expect", kept)).Ended(ExitCode.Done);

        Change("""
            update pipeline.chain set record = replace(record, '"kind":"run"', '"kind":"ran"');
            update pipeline.chain set hash = sha256(record) where position = 1
            """);
        for (var position = 2; position <= (await VerifyAsync()).Records; position++)
        {
            Change($"""
                update pipeline.chain set record = regexp_replace(record, '"previous":"[0-9a-f]+"', '"previous":"' || (select hash from pipeline.chain where position = {position - 1}) || '"') where position = {position};
                update pipeline.chain set hash = sha256(record) where position = {position}
                """);
        }

        Assert.Empty((await VerifyAsync()).Differences);
        Assert.Contains("no record has the hash", (await VerifyVerbAsync("--expect", kept)).Ended(ExitCode.AuditFailed).Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("customer_profile")]
    [InlineData("src_account", "stg_account", "quarantine_stg_account", "snap_account", "int_account_with_customer", "int_savings_account_only", "account_summary", "customer_profile")]
    public async Task ARemovalIsARecord(params string[] retired)
    {
        Harness.Pipeline = Harness.Pipeline.Without(retired);
        var before = await VerifyAsync();
        (await Harness.InvokeAsync("prune", "--yes")).Ended(ExitCode.Done);

        var after = await VerifyAsync();
        Assert.Empty(after.Differences);
        Assert.Equal(before.Records + 1, after.Records);
        Assert.StartsWith("removal", after.LastRunId, StringComparison.Ordinal);
        (await Harness.RunAsync(_history.NextRunAt)).Ended(ExitCode.Done);
        Assert.Empty((await VerifyAsync()).Differences);
    }

    [Fact]
    public async Task ARunOverAChangedTableDoesNotHideTheChange()
    {
        Change("update snapshots.snap_customer set customer_name = 'eve'");
        (await Harness.RunAsync(_history.NextRunAt)).Ended(ExitCode.Done);

        Assert.Equal("snapshots.snap_customer", Assert.Single((await VerifyAsync()).Differences).Name);
    }

    [Theory]
    [InlineData("account_summary.csv")]
    [InlineData("customer_profile.parquet")]
    public async Task OneByteOfAnExportIsFound(string export)
    {
        (await VerifyVerbAsync()).Ended(ExitCode.Done);
        var path = Path.Combine(Harness.Outputs, export);
        var bytes = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
        bytes[^2] ^= 1;
        await File.WriteAllBytesAsync(path, bytes, TestContext.Current.CancellationToken);

        Assert.Contains($"export {export}: its bytes are not those of the manifest", (await VerifyVerbAsync()).Ended(ExitCode.AuditFailed).Out, StringComparison.Ordinal);
        File.Delete(path);
        Assert.Contains($"export {export}: the file is gone", (await VerifyVerbAsync()).Ended(ExitCode.AuditFailed).Out, StringComparison.Ordinal);
    }

    /// <summary>The first bytes of a compressed file do not change what it unpacks to.</summary>
    [Fact]
    public async Task AnyByteOfAnArchiveIsFound()
    {
        Harness.Pipeline = Harness.Pipeline with
        {
            Models = [.. Harness.Pipeline.Models.Select(m => m.Body is SourceBody source ? m with { Body = source with { IsArchived = true } } : m with { ArchivesExports = m.Exports.Count > 0 })],
        };
        Harness.Deliver(TestFiles.SampleCustomers, [.. TestFiles.SampleAccounts, .. "ACC9999,1001,10.00,Savings\n"u8]);
        (await Harness.RunAsync(_history.NextRunAt, "--allow-mass-delete")).Ended(ExitCode.Done);
        (await VerifyVerbAsync()).Ended(ExitCode.Done);

        var root = Path.GetDirectoryName(Harness.Outputs)!;
        var kept = Directory.GetFiles(root, "*", SearchOption.AllDirectories).Where(f => f.Contains("/archive/", StringComparison.Ordinal)).ToList();
        foreach (var ending in (string[])[".gz", ".gz.sha256", "manifest.json", ".csv", ".parquet"])
            Assert.Contains(kept, f => f.EndsWith(ending, StringComparison.Ordinal));
        foreach (var path in kept)
        {
            var bytes = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
            foreach (var place in (int[])[0, 5, 9, bytes.Length / 3, bytes.Length / 2, bytes.Length - 4])
            {
                if (char.IsWhiteSpace((char)bytes[place]))
                    continue;
                byte[] changed = [.. bytes[..place], (byte)(bytes[place] ^ 1), .. bytes[(place + 1)..]];
                await File.WriteAllBytesAsync(path, changed, TestContext.Current.CancellationToken);

                Assert.True((await VerifyVerbAsync()).ExitCode == ExitCode.AuditFailed, $"A changed byte at {place} of {Path.GetRelativePath(root, path)} is not found.");
            }

            File.Delete(path);
            if (!path.EndsWith(".sha256", StringComparison.Ordinal) && !path.EndsWith("manifest.json", StringComparison.Ordinal))
                (await VerifyVerbAsync()).Ended(ExitCode.AuditFailed);
            await File.WriteAllBytesAsync(path, bytes, TestContext.Current.CancellationToken);
        }

        (await VerifyVerbAsync()).Ended(ExitCode.Done);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task WhatItPrintsIsAsTheSchemaSays(int changes)
    {
        if (changes > 0)
            Change("delete from marts.account_summary");
        var run = (await VerifyVerbAsync("--format", "json")).Ended(changes > 0 ? ExitCode.AuditFailed : ExitCode.Done);

        Assert.Empty(new JsonSchema("verify").Mistakes(run.Out));
    }

    /// <summary>The run that fails leaves no record, and the next one follows the last that was committed.</summary>
    [Fact]
    public async Task AFailingRunLeavesNoRecord()
    {
        var before = await VerifyAsync();
        Harness.Deliver(TestFiles.SampleCustomers[..5], null);
        Assert.NotEqual(ExitCode.Done, (await Harness.RunAsync(_history.NextRunAt)).ExitCode);

        var after = await VerifyAsync();
        Assert.Equal((before.LastHash, before.Records, 0), (after.LastHash, after.Records, after.Differences.Count));
    }

    /// <summary>A database of a program without records begins them with its next run.</summary>
    [Theory]
    [InlineData("banking.state1")]
    [InlineData("deliveries.state2")]
    [InlineData("banking.state3")]
    public async Task AnEarlierDatabaseBeginsItsRecords(string archive)
    {
        using var databases = EarlierDatabaseTests.Unpacked(archive);
        Assert.Null(await TryVerifyAsync(databases.Earlier));

        var first = await databases.RunAsync(databases.Earlier, EarlierDatabase.DaysLoaded + 1);
        var verdict = (await TryVerifyAsync(databases.Earlier))!;
        Assert.Empty(verdict.Differences);
        Assert.Equal((first.RunId, 1L), (verdict.FirstRunId, verdict.Records));

        await databases.RunAsync(databases.Earlier, EarlierDatabase.DaysLoaded + 2);
        Assert.Empty((await TryVerifyAsync(databases.Earlier))!.Differences);
    }

    /// <summary>Another value of the same type.</summary>
    private static string Other(string column, string type) => type switch
    {
        "VARCHAR" => $"coalesce({column}, '') || 'x'",
        "BOOLEAN" => $"not coalesce({column}, false)",
        "DATE" => $"coalesce({column}, date '2026-01-01') + 1",
        "DOUBLE" => $"coalesce({column}, 0) + 0.5",
        "TIMESTAMP" => $"coalesce({column}, timestamp '2026-01-01 00:00:00') + interval 1 microsecond",
        "INTEGER" or "BIGINT" => $"coalesce({column}, 0) + 1000003",
        _ => $"coalesce({column}, 0) + 1",
    };

    private Task<ProgramRun> VerifyVerbAsync(params string[] options) => Harness.InvokeAsync(["verify", "--output", Harness.Outputs, .. options]);

    private async Task<ChainVerdict> VerifyAsync(string? database = null) => (await TryVerifyAsync(database ?? Harness.Database))!;

    private async Task<ChainVerdict?> TryVerifyAsync(string database)
    {
        await using var reader = await new DuckDbEngineProvider().Create(new EngineSettings(database)).OpenReaderAsync(Harness.Pipeline, TestContext.Current.CancellationToken);
        return await reader.VerifyAsync(TestContext.Current.CancellationToken);
    }

    private void Change(string statements, string? database = null)
    {
        using var connection = new DuckDBConnection($"DataSource={database ?? Harness.Database}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = statements;
        command.ExecuteNonQuery();
    }
}
