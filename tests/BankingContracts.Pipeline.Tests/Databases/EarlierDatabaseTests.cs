using BankingContracts.Engine.Specification.Proof;
using BankingContracts.Runtime;
using BankingContracts.Runtime.Definitions;
using DuckDB.NET.Data;

namespace BankingContracts.Pipeline.Tests.Databases;

/// <summary>What earlier versions of the program stored is worth as much as what this one stores.</summary>
public sealed class EarlierDatabaseTests
{
    public static TheoryData<string> Archives => ["banking.state1", "deliveries.state1", "banking.state2", "deliveries.state2", "banking.state3", "deliveries.state3"];

    /// <summary>All archives of a pipeline were made of the same files, so one fresh database tells for all of them.</summary>
    [Theory]
    [InlineData("banking")]
    [InlineData("deliveries")]
    public async Task TheyGoOnAsIfThisVersionHadMadeThem(string pipeline)
    {
        var archives = Archives.Select(a => a.Data).Where(a => a.StartsWith(pipeline, StringComparison.Ordinal)).ToDictionary(a => a, Unpacked);
        try
        {
            var maker = archives.Values.First();
            for (var day = 1; day <= EarlierDatabase.DaysLoaded; day++)
            {
                await maker.RunAsync(maker.Fresh, day);
                maker.ForgetSequences(day);
            }

            foreach (var (name, databases) in archives)
                databases.AssertSameTables(maker.Fresh, $"{name} as it is");

            for (var day = EarlierDatabase.DaysLoaded + 1; day <= EarlierDatabase.Days; day++)
            {
                await maker.RunAsync(maker.Fresh, day);
                foreach (var (name, databases) in archives)
                {
                    await databases.RunAsync(databases.Earlier, day);
                    databases.AssertSameTables(maker.Fresh, $"{name} after day {day}");
                }
            }

            foreach (var databases in archives.Values)
                await databases.AssertSamePastAsync(maker.Fresh);
        }
        finally
        {
            foreach (var databases in archives.Values)
                databases.Dispose();
        }
    }

    /// <summary>Of the stages only those run that run for rows that lay in the future, which a later run has to judge again.</summary>
    [Theory]
    [MemberData(nameof(Archives))]
    public async Task NothingIsLoadedCleanedOrComputedAgain(string archive)
    {
        using var databases = Unpacked(archive);

        var result = await databases.RunAsync(databases.Earlier, EarlierDatabase.DaysLoaded, EarlierDatabase.RunAt(EarlierDatabase.DaysLoaded).AddMinutes(1));

        Assert.DoesNotContain(result.Stages, s => s.HasLoadedFile);
        Assert.DoesNotContain(result.Stages, s => s.Note.Contains("contract", StringComparison.Ordinal));
    }

    [Fact]
    public async Task WhatALaterVersionWroteIsRefused()
    {
        using var databases = Unpacked("banking.state1");
        await databases.RunAsync(databases.Earlier, EarlierDatabase.DaysLoaded + 1);
        using (var connection = new DuckDBConnection($"DataSource={databases.Earlier}"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "update pipeline.pipeline.state set version = 1000";
            Assert.Equal(1, command.ExecuteNonQuery());
        }

        var result = await databases.TryRunAsync(databases.Earlier, EarlierDatabase.DaysLoaded + 2);

        Assert.Equal(ExitCode.BadInput, result.ExitCode);
        Assert.StartsWith("A later version of this program wrote the database (its state has version 1000, this program knows 4)", result.Message, StringComparison.Ordinal);
    }

    internal static EarlierDatabase Unpacked(string archive) => new(archive, PipelineOf(archive));

    private static PipelineDefinition PipelineOf(string archive) =>
        archive.StartsWith("banking", StringComparison.Ordinal) ? Subject.AuditedBanking.Pipeline : Subject.Deliveries.Pipeline;
}
