using System.Text.RegularExpressions;
using BankingContracts.Runtime.Spark.Workspaces;

namespace BankingContracts.Runtime.Spark.Platforms;

/// <summary>The variables of Databricks. Each fault is one sentence that names the variable and what to set it to.</summary>
internal static partial class DatabricksVariables
{
    /// <summary>The address of the workspace.</summary>
    public const string Host = "DATABRICKS_HOST";

    /// <summary>The warehouse, by its path.</summary>
    public const string HttpPath = "DATABRICKS_HTTP_PATH";

    /// <summary>The warehouse, by its id.</summary>
    public const string WarehouseId = "DATABRICKS_WAREHOUSE_ID";

    /// <summary>A personal access token.</summary>
    public const string Token = "DATABRICKS_TOKEN";

    /// <summary>The id of a service principal.</summary>
    public const string ClientId = "DATABRICKS_CLIENT_ID";

    /// <summary>Its secret.</summary>
    public const string ClientSecret = "DATABRICKS_CLIENT_SECRET";

    /// <summary>The catalog of the tables.</summary>
    public const string Catalog = "DATABRICKS_CATALOG";

    /// <summary>What the names of the schemas begin with.</summary>
    public const string Schema = "DATABRICKS_SCHEMA";

    /// <summary>The volume for the files of a run.</summary>
    public const string Volume = "DATABRICKS_VOLUME";

    /// <summary>The settings of a workspace.</summary>
    /// <exception cref="PipelineException">A variable is missing or wrong.</exception>
    public static WorkspaceSettings Read(IReadOnlyDictionary<string, string> values)
    {
        var schema = values.GetValueOrDefault(Schema, "");
        if (!NameOrNothing().IsMatch(schema))
            throw Wrong(Schema, schema, "letters, digits and underscores, for example bank");
        return new WorkspaceSettings(
            HostOf(Required(values, Host, "the address of the workspace, for example adb-1234567890.7.azuredatabricks.net")),
            CredentialsOf(values),
            WarehouseOf(values),
            Required(values, Catalog, "the catalog of the tables, for example main"),
            schema.Length == 0 ? "" : schema + "_",
            VolumeOf(Required(values, Volume, "the volume for the files of a run, for example main.bank.files")));
    }

    /// <summary>Without a scheme it is HTTPS. HTTP is for a server on this machine: tokens do not go over a network in clear.</summary>
    private static Uri HostOf(string value)
    {
        var text = value.Contains("://", StringComparison.Ordinal) ? value : "https://" + value;
        var isAddress = Uri.TryCreate(text, UriKind.Absolute, out var host) && host is { PathAndQuery: "/", UserInfo: "" };
        return isAddress && (host!.Scheme == Uri.UriSchemeHttps || (host.Scheme == Uri.UriSchemeHttp && host.IsLoopback))
            ? host
            : throw Wrong(Host, value.Contains('@', StringComparison.Ordinal) ? "********" : value, "the address of the workspace and nothing behind it, for example adb-1234567890.7.azuredatabricks.net");
    }

    private static Credentials CredentialsOf(IReadOnlyDictionary<string, string> values)
    {
        var (token, id, secret) = (values.GetValueOrDefault(Token), values.GetValueOrDefault(ClientId), values.GetValueOrDefault(ClientSecret));
        return (token, id, secret) switch
        {
            ({ } only, null, null) => new Credentials(null, new Secret(only)),
            (null, { } client, { } ofClient) => new Credentials(client, new Secret(ofClient)),
            (null, { }, null) => throw PipelineException.BadInput($"{ClientSecret} is not set. Set it to the OAuth secret of the service principal in {ClientId}."),
            (null, null, { }) => throw PipelineException.BadInput($"{ClientId} is not set. Set it to the id of the service principal whose secret is in {ClientSecret}."),
            (null, null, null) => throw PipelineException.BadInput($"{Token} is not set. Set it to a personal access token, or set {ClientId} and {ClientSecret} of a service principal."),
            _ => throw PipelineException.BadInput($"{Token} and {(id is null ? ClientSecret : ClientId)} are both set. Remove one of them: a run uses either a token or a service principal."),
        };
    }

    private static string WarehouseOf(IReadOnlyDictionary<string, string> values)
    {
        var (path, id) = (values.GetValueOrDefault(HttpPath), values.GetValueOrDefault(WarehouseId));
        if (path is null)
        {
            if (id is null)
                throw PipelineException.BadInput($"{HttpPath} is not set. Set it to the HTTP path of the SQL warehouse, for example /sql/1.0/warehouses/0123456789abcdef, or set {WarehouseId} to its id.");
            return IdOfWarehouse().IsMatch(id) ? id : throw Wrong(WarehouseId, id, "the id of a SQL warehouse, for example 0123456789abcdef");
        }

        var match = PathOfWarehouse().Match(path);
        if (!match.Success)
            throw Wrong(HttpPath, path, "the HTTP path of a SQL warehouse, for example /sql/1.0/warehouses/0123456789abcdef");
        var found = match.Groups[1].Value;
        return id is null || id == found ? found : throw PipelineException.BadInput($"{HttpPath} and {WarehouseId} name different warehouses, {found} and {id}. Remove one of them.");
    }

    private static string VolumeOf(string value)
    {
        var match = NameOfVolume().Match(value);
        return match.Success
            ? $"/Volumes/{match.Groups["catalog"].Value}/{match.Groups["schema"].Value}/{match.Groups["volume"].Value}"
            : throw Wrong(Volume, value, "a volume, as catalog.schema.volume or /Volumes/catalog/schema/volume");
    }

    private static string Required(IReadOnlyDictionary<string, string> values, string variable, string what) => values.GetValueOrDefault(variable)
        ?? throw PipelineException.BadInput($"{variable} is not set. Set it to {what}, as an environment variable or in .env.");

    private static PipelineException Wrong(string variable, string value, string what) => PipelineException.BadInput($"{variable} is '{value}'. Set it to {what}.");

    [GeneratedRegex(@"^[A-Za-z0-9_]*\z")]
    private static partial Regex NameOrNothing();

    [GeneratedRegex(@"^[A-Za-z0-9]+\z")]
    private static partial Regex IdOfWarehouse();

    [GeneratedRegex(@"^/?sql/1\.0/(?:warehouses|endpoints)/([A-Za-z0-9]+)/?\z")]
    private static partial Regex PathOfWarehouse();

    [GeneratedRegex(@"^(?:/Volumes/(?<catalog>[\w-]+)/(?<schema>[\w-]+)/(?<volume>[\w-]+)/?|(?<catalog>[\w-]+)\.(?<schema>[\w-]+)\.(?<volume>[\w-]+))\z")]
    private static partial Regex NameOfVolume();
}
