using System.Data.Common;
using BankingContracts.Runtime.Engines;
using BankingContracts.Runtime.Spark.Dialects;
using BankingContracts.Runtime.Spark.Errors;
using BankingContracts.Runtime.Spark.Ingestion;
using BankingContracts.Runtime.Spark.Platforms;
using BankingContracts.Runtime.Spark.Publication;
using BankingContracts.Runtime.Spark.Sessions;
using BankingContracts.Runtime.Sql.Sessions;

namespace BankingContracts.Runtime.Spark;

/// <summary>Checks what a run needs of the server, one item each. After a failure that hides all others it stops.</summary>
/// <param name="platform">Where Spark runs.</param>
internal sealed class SparkDiagnosis(ISparkPlatform platform)
{
    private readonly List<EngineCheck> _checks = [];

    /// <summary>Makes the checks.</summary>
    /// <param name="cancellation">Stops them.</param>
    public async Task<IReadOnlyList<EngineCheck>> CheckAsync(CancellationToken cancellation)
    {
        try
        {
            using var server = platform.Connect();
            await using var session = new SqlSession(await server.OpenAsync(cancellation));
            await session.WithinAsync(() => CheckAsync(server, session), cancellation);
        }
        catch (PipelineException e)
        {
            _checks.Add(EngineCheck.Problem("server", e.Message));
        }
        catch (DbException e)
        {
            _checks.Add(EngineCheck.Problem("server", platform.Errors.OnRunning(e)?.Message ?? $"The server refuses the connection{ClassOf(e)}."));
        }

        return _checks;
    }

    private async Task CheckAsync(ISparkServer server, SqlSession session)
    {
        await AskedAsync("server", session, "select version()", static answer => $"Spark {answer.Split(' ')[0]} answers");
        await SettingsAsync(session);
        await RightsAsync(session);
        await PlaceAsync(server, session);
        await LockAsync(session);
    }

    private async Task SettingsAsync(SqlSession session)
    {
        _checks.Add(await AnsiMode.IsOnAsync(session)
            ? EngineCheck.Ok("ANSI mode", "on")
            : EngineCheck.Problem("ANSI mode", AnsiMode.Refusal));
        await AskedAsync("time zone", session, "select current_timezone()", static answer => $"{answer}; all times are stored in UTC without a zone");
    }

    /// <summary>Rights are checked by using them: a schema with a table is made and removed.</summary>
    private async Task RightsAsync(SqlSession session)
    {
        var schema = new SparkDialect(platform.Names, null).Qualifier($"doctor_{Guid.NewGuid():N}");
        try
        {
            await session.ExecuteAsync("create schema " + schema);
            try
            {
                await session.ExecuteAsync($"create table {schema}.t (id bigint) using delta");
            }
            finally
            {
                await session.ExecuteAsync($"drop schema {schema} cascade");
            }

            _checks.Add(EngineCheck.Ok("rights", $"schemas and Delta tables can be made in the catalog {platform.Names.Catalog}"));
        }
        catch (DbException e)
        {
            _checks.Add(EngineCheck.Problem(
                "rights", platform.Errors.OnRunning(e)?.Message ?? $"No schema with a Delta table can be made in the catalog {platform.Names.Catalog}{ClassOf(e)}. Correct the name of the catalog, or grant the right to create schemas in it."));
        }
    }

    /// <summary>A file goes to the place of files, and the server reads it.</summary>
    private async Task PlaceAsync(ISparkServer server, SqlSession session)
    {
        var place = platform.NewPlace(server, session);
        try
        {
            var path = await place.StoreAsync("doctor", ProbeFile.WriteAsync);
            var rows = await session.CountAsync($"parquet.{SparkNames.Quoted(path)}");
            _checks.Add(rows == ProbeFile.Rows
                ? EngineCheck.Ok("files", "the server reads the files of this program")
                : EngineCheck.Problem("files", "The server reads other files than those of this program. Name a place that both see."));
        }
        catch (DbException e)
        {
            _checks.Add(EngineCheck.Problem("files", platform.Errors.OnRunning(e)?.Message ?? $"The server cannot read the files of this program{ClassOf(e)}. Name a place that both see, and let the server read it."));
        }
        finally
        {
            await place.RemoveAsync();
        }
    }

    private async Task LockAsync(SqlSession session)
    {
        var state = await LockTable.FindAsync(session, new SparkDialect(platform.Names, null));
        _checks.Add(state switch
        {
            { Owner: { } owner, IsLeased: true } when !owner.IsDeadHere => EngineCheck.Note("lock", $"{owner} runs now"),
            { Owner: { } owner } => EngineCheck.Note("lock", $"{owner} ended without a word; the next run takes its place"),
            _ => EngineCheck.Ok("lock", "free"),
        });
        if (state?.Marker is not null)
            _checks.Add(EngineCheck.Note("publication", "a run is committed, but not all of its tables are published; the next run completes it"));
    }

    private async Task AskedAsync(string subject, SqlSession session, string question, Func<string, string> words) =>
        _checks.Add(EngineCheck.Ok(subject, words(await session.ScalarAsync<string>(question))));

    private static string ClassOf(DbException e) => SparkError.Of(e).Class is { Length: > 0 } name ? $" ({name})" : "";
}
