using System.Data.Common;
using System.Globalization;
using BankingContracts.Runtime;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Engines;
using BankingContracts.Server.Readers;
using BankingContracts.Server.Settings;

namespace BankingContracts.Server.Quarantine;

/// <summary>Reads the tables of refused rows, on any engine.</summary>
internal sealed class QuarantineRows(ServerOptions options, DatabaseReaders readers)
{
    /// <summary>The rows by file and reason, the most first.</summary>
    /// <param name="model">The model of the quarantine.</param>
    /// <param name="filter">Which rows.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="PipelineException">The database cannot be read now, or has no such table yet.</exception>
    public async Task<IReadOnlyList<HeldGroup>> GroupsAsync(ModelDefinition model, QuarantineFilter filter, CancellationToken cancellation)
    {
        await using var database = await OpenAsync(cancellation);
        await using var rows = await database.QueryAsync(QuarantineSql.Groups(model, filter), cancellation);
        var groups = new List<HeldGroup>();
        while (await rows.ReadAsync(cancellation))
            groups.Add(new(Text(rows, 0) ?? "", Text(rows, 1) ?? "", Convert.ToInt64(rows.GetValue(2), CultureInfo.InvariantCulture)));
        return groups;
    }

    /// <summary>Some of the rows, in order.</summary>
    /// <param name="model">The model of the quarantine.</param>
    /// <param name="filter">Which rows.</param>
    /// <param name="withValues">Whether the values are read, too.</param>
    /// <param name="limit">The most rows.</param>
    /// <param name="offset">How many are left out before them.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="PipelineException">The database cannot be read now, or has no such table yet.</exception>
    public async Task<IReadOnlyList<HeldRow>> RowsAsync(ModelDefinition model, QuarantineFilter filter, bool withValues, int limit, int offset, CancellationToken cancellation)
    {
        var columns = withValues ? ValuesOf(model) : [];
        await using var database = await OpenAsync(cancellation);
        await using var rows = await database.QueryAsync(QuarantineSql.Rows(model, columns, filter, (limit, offset)), cancellation);
        var found = new List<HeldRow>();
        while (await rows.ReadAsync(cancellation))
        {
            var last = columns.Count;
            found.Add(new(
                Text(rows, last) ?? "",
                rows.IsDBNull(last + 1) ? null : Convert.ToInt64(rows.GetValue(last + 1), CultureInfo.InvariantCulture),
                Text(rows, last + 2) ?? "",
                Time(rows.GetValue(last + 3)),
                [.. Enumerable.Range(0, last).Select(i => Text(rows, i))]));
        }

        return found;
    }

    /// <summary>Writes the rows of a file as the source delivers them, with their lines and reasons.</summary>
    /// <param name="model">The model of the quarantine.</param>
    /// <param name="file">The file that brought the rows.</param>
    /// <param name="target">Where.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="PipelineException">The database cannot be read now, or has no such table yet.</exception>
    public async Task WriteAsync(ModelDefinition model, string file, Stream target, CancellationToken cancellation)
    {
        var source = (SourceBody)SourceOf(options.Pipeline, model).Body;
        var columns = source.Fields.Select(f => f.Column).ToList();
        await using var database = await OpenAsync(cancellation);
        await using var rows = await database.QueryAsync(QuarantineSql.Rows(model, columns, new QuarantineFilter { File = file }, null), cancellation);
        await using var writer = new ReturnFile(source, target);
        await writer.BeginAsync();
        while (await rows.ReadAsync(cancellation))
            await writer.WriteAsync([.. Enumerable.Range(0, columns.Count).Select(i => Text(rows, i))], Text(rows, columns.Count + 1), Text(rows, columns.Count + 2));
    }

    /// <summary>The columns that hold values as received.</summary>
    public IReadOnlyList<string> ValuesOf(ModelDefinition model) => [.. ((SourceBody)SourceOf(options.Pipeline, model).Body).Fields.Select(f => f.Column)];

    /// <summary>The source of the rows of a quarantine.</summary>
    public static ModelDefinition SourceOf(PipelineDefinition pipeline, ModelDefinition quarantine) =>
        pipeline[((StagingBody)pipeline[((QuarantineBody)quarantine.Body).Staging].Body).Input];

    private async Task<IEngineReader> OpenAsync(CancellationToken cancellation) => await options.Engine.ExistsAsync(cancellation)
        ? await readers.OpenAsync(cancellation)
        : throw PipelineException.BadInput("There is no database yet; its first run creates it.");

    private static DateTime Time(object value) => value is DateTimeOffset time
        ? time.UtcDateTime
        : DateTime.SpecifyKind((DateTime)value, DateTimeKind.Utc);

    private static string? Text(DbDataReader rows, int column) => rows.IsDBNull(column) ? null : Convert.ToString(rows.GetValue(column), CultureInfo.InvariantCulture);
}

/// <summary>Rows in quarantine of one file and one reason.</summary>
/// <param name="File">The file that brought them.</param>
/// <param name="Reason">The reasons, as the table has them.</param>
/// <param name="Rows">Their number.</param>
public sealed record HeldGroup(string File, string Reason, long Rows);

/// <summary>A row in quarantine.</summary>
/// <param name="File">The file that brought it.</param>
/// <param name="Line">The line on which its record starts, from 1; null when an earlier version held it.</param>
/// <param name="Reason">The reasons.</param>
/// <param name="EnteredAt">The timestamp of the run that held it back, UTC.</param>
/// <param name="Values">The values as received, in the order of the source's columns; empty where nobody asked for them.</param>
public sealed record HeldRow(string File, long? Line, string Reason, DateTime EnteredAt, IReadOnlyList<string?> Values);
