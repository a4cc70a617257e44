using BankingContracts.Runtime.Spark.Errors;
using BankingContracts.Runtime.Spark.Statements;
using BankingContracts.Runtime.Spark.Workspaces;
using BankingContracts.Runtime.Sql.Sessions;

namespace BankingContracts.Runtime.Spark.Sessions;

/// <summary>A SQL warehouse of a Databricks workspace. Its sessions share connections and a token.</summary>
/// <param name="settings">The workspace.</param>
/// <param name="pauses">Waits and the clock.</param>
internal sealed class WarehouseServer(WorkspaceSettings settings, Pauses pauses) : ISparkServer
{
    // In ANSI mode the number decides the common type, else the text does.
    private const string Modes = "select current_timezone(), typeof(coalesce(1, '1'))";
    private const string TextMode = "string";

    private static readonly string[] Utc = ["UTC", "Etc/UTC", "GMT", "Etc/GMT", "Z", "+00:00"];

    private readonly WorkspaceClient _client = new(settings, pauses);
    private bool _isChecked;

    /// <summary>The files in the volume.</summary>
    public VolumeFiles Files => new(_client, settings);

    /// <summary>Opens a session. Before the first one it looks at the modes of the warehouse: no statement can set them for the next one.</summary>
    /// <param name="cancellation">Stops the opening.</param>
    /// <exception cref="DatabricksException">The warehouse does not answer, refuses, or would compute other values than the contracts mean.</exception>
    public async Task<ISqlSession> OpenAsync(CancellationToken cancellation)
    {
        var session = new WarehouseSession(new StatementApi(_client, settings, pauses), pauses);
        if (!_isChecked)
            await CheckAsync(session, cancellation);
        _isChecked = true;
        return session;
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private async Task CheckAsync(WarehouseSession session, CancellationToken cancellation)
    {
        await using var modes = await session.QueryAsync(Modes, cancellation);
        await modes.ReadAsync(cancellation);
        if (modes.GetString(0) is var zone && !Utc.Contains(zone))
            throw DatabricksException.Refused($"The time zone of the SQL warehouse {settings.Warehouse} is {zone}. Set TIMEZONE to UTC in the SQL configuration parameters of the workspace.");
        if (modes.GetString(1) == TextMode)
            throw DatabricksException.Refused($"The SQL warehouse {settings.Warehouse} does not use ANSI mode. Set ANSI_MODE to true in the SQL configuration parameters of the workspace.");
    }
}
