using BankingContracts.Runtime.Engines;
using BankingContracts.Runtime.Spark;
using BankingContracts.Runtime.Spark.Platforms;

namespace BankingContracts.Runtime.Databricks.Tests.Settings;

/// <summary>A missing or contradictory variable is one sentence with its name and the remedy.</summary>
public sealed class DatabricksVariablesTests
{
    private static readonly Dictionary<string, string> Complete = new()
    {
        ["DATABRICKS_HOST"] = "adb-1.7.azuredatabricks.net",
        ["DATABRICKS_HTTP_PATH"] = "/sql/1.0/warehouses/0123456789abcdef",
        ["DATABRICKS_TOKEN"] = "dapi-secret",
        ["DATABRICKS_CATALOG"] = "main",
        ["DATABRICKS_SCHEMA"] = "bank",
        ["DATABRICKS_VOLUME"] = "main.bank.files",
    };

    [Fact]
    public void AllOfThemMakeAWorkspace()
    {
        var settings = DatabricksVariables.Read(Complete);
        Assert.Equal(
            ("https://adb-1.7.azuredatabricks.net/", "0123456789abcdef", "main", "bank_", "/Volumes/main/bank/files"),
            (settings.Host.ToString(), settings.Warehouse, settings.Catalog, settings.SchemaPrefix, settings.Volume));
        Assert.Equal((null, "dapi-secret"), (settings.Credentials.ClientId, settings.Credentials.Secret.Reveal()));
    }

    [Fact]
    public void APrincipalStandsForAToken()
    {
        var settings = DatabricksVariables.Read(With(("DATABRICKS_TOKEN", null), ("DATABRICKS_CLIENT_ID", "id"), ("DATABRICKS_CLIENT_SECRET", "s")));
        Assert.Equal(("id", "s"), (settings.Credentials.ClientId, settings.Credentials.Secret.Reveal()));
    }

    [Theory]
    [InlineData("DATABRICKS_HOST", "https://adb-1.7.azuredatabricks.net/")]
    [InlineData("DATABRICKS_HOST", "http://127.0.0.1:8080")]
    [InlineData("DATABRICKS_HTTP_PATH", "sql/1.0/endpoints/0123456789abcdef")]
    [InlineData("DATABRICKS_WAREHOUSE_ID", "0123456789abcdef")]
    [InlineData("DATABRICKS_SCHEMA", null)]
    [InlineData("DATABRICKS_VOLUME", "/Volumes/main/bank/files/")]
    public void OtherFormsAreUnderstood(string variable, string? value) => DatabricksVariables.Read(With((variable, value)));

    [Theory]
    [InlineData("DATABRICKS_HOST", "DATABRICKS_HOST is not set. Set it to the address of the workspace, for example adb-1234567890.7.azuredatabricks.net, as an environment variable or in .env.")]
    [InlineData("DATABRICKS_HTTP_PATH", "DATABRICKS_HTTP_PATH is not set. Set it to the HTTP path of the SQL warehouse, for example /sql/1.0/warehouses/0123456789abcdef, or set DATABRICKS_WAREHOUSE_ID to its id.")]
    [InlineData("DATABRICKS_TOKEN", "DATABRICKS_TOKEN is not set. Set it to a personal access token, or set DATABRICKS_CLIENT_ID and DATABRICKS_CLIENT_SECRET of a service principal.")]
    [InlineData("DATABRICKS_CATALOG", "DATABRICKS_CATALOG is not set. Set it to the catalog of the tables, for example main, as an environment variable or in .env.")]
    [InlineData("DATABRICKS_VOLUME", "DATABRICKS_VOLUME is not set. Set it to the volume for the files of a run, for example main.bank.files, as an environment variable or in .env.")]
    public void AMissingOneIsNamed(string variable, string message) => Assert.Equal(message, Refused((variable, null)));

    [Theory]
    [InlineData("DATABRICKS_HOST", "http://adb-1.7.azuredatabricks.net")]
    [InlineData("DATABRICKS_HOST", "adb-1.7.azuredatabricks.net/sql/1.0")]
    [InlineData("DATABRICKS_HTTP_PATH", "/sql/protocolv1/o/1/2")]
    [InlineData("DATABRICKS_SCHEMA", "main.bank")]
    [InlineData("DATABRICKS_VOLUME", "bank.files")]
    [InlineData("DATABRICKS_VOLUME", "/Volumes/main/bank/files/folder")]
    public void AWrongOneIsNamedWithAnExample(string variable, string value)
    {
        var message = Refused((variable, value));
        Assert.StartsWith($"{variable} is '{value}'. Set it to ", message, StringComparison.Ordinal);
    }

    [Fact]
    public void TwoWarehousesContradict() => Assert.Equal(
        "DATABRICKS_HTTP_PATH and DATABRICKS_WAREHOUSE_ID name different warehouses, 0123456789abcdef and other. Remove one of them.", Refused(("DATABRICKS_WAREHOUSE_ID", "other")));

    [Fact]
    public void ATokenAndAPrincipalContradict() => Assert.Equal(
        "DATABRICKS_TOKEN and DATABRICKS_CLIENT_ID are both set. Remove one of them: a run uses either a token or a service principal.", Refused(("DATABRICKS_CLIENT_ID", "id")));

    [Fact]
    public void HalfAPrincipalIsNamed()
    {
        Assert.Equal(
            "DATABRICKS_CLIENT_SECRET is not set. Set it to the OAuth secret of the service principal in DATABRICKS_CLIENT_ID.", Refused(("DATABRICKS_TOKEN", null), ("DATABRICKS_CLIENT_ID", "id")));
        Assert.Equal(
            "DATABRICKS_CLIENT_ID is not set. Set it to the id of the service principal whose secret is in DATABRICKS_CLIENT_SECRET.",
            Refused(("DATABRICKS_TOKEN", null), ("DATABRICKS_CLIENT_SECRET", "s")));
    }

    [Fact]
    public void NoSentenceShowsASecret() => Assert.DoesNotContain("hidden", Refused(("DATABRICKS_HOST", "https://user:hidden@adb-1.7.azuredatabricks.net")), StringComparison.Ordinal);

    [Fact]
    public void TheEngineNamesItsPlace() => Assert.Equal(
        "Databricks adb-1.7.azuredatabricks.net, main.bank_*", new DatabricksEngineProvider().Create(new EngineSettings("") { Values = Complete }).Description);

    [Fact]
    public void SecretsAreMarkedAsSuch() => Assert.Equal(
        ["DATABRICKS_TOKEN", "DATABRICKS_CLIENT_SECRET"], new DatabricksEngineProvider().Settings.Where(s => s.IsSecret).Select(s => s.Variable));

    private static string Refused(params (string Variable, string? Value)[] changes) => Assert.Throws<PipelineException>(() => DatabricksVariables.Read(With(changes))).Message;

    private static Dictionary<string, string> With(params (string Variable, string? Value)[] changes)
    {
        var values = new Dictionary<string, string>(Complete);
        foreach (var (variable, value) in changes)
        {
            values.Remove(variable);
            if (value is not null)
                values[variable] = value;
        }

        return values;
    }
}
