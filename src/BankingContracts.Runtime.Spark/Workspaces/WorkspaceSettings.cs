namespace BankingContracts.Runtime.Spark.Workspaces;

/// <summary>Where a workspace is, and what is used in it.</summary>
/// <param name="Host">Its address.</param>
/// <param name="Credentials">Who asks.</param>
/// <param name="Warehouse">The id of the SQL warehouse.</param>
/// <param name="Catalog">The catalog of the tables.</param>
/// <param name="SchemaPrefix">What stands before the names of the schemas; empty for nothing.</param>
/// <param name="Volume">The volume for the files of a run, as <c>/Volumes/catalog/schema/volume</c>.</param>
internal sealed record WorkspaceSettings(Uri Host, Credentials Credentials, string Warehouse, string Catalog, string SchemaPrefix, string Volume);

/// <summary>Who asks a workspace.</summary>
/// <param name="ClientId">The id of a service principal; null where the secret is a token.</param>
/// <param name="Secret">The token, or the secret of the service principal.</param>
internal sealed record Credentials(string? ClientId, Secret Secret)
{
    /// <summary>The variables that a user corrects.</summary>
    public string Variables => ClientId is null ? "DATABRICKS_TOKEN" : "DATABRICKS_CLIENT_ID and DATABRICKS_CLIENT_SECRET";

    /// <summary>Who it is, for the sentence about a missing right.</summary>
    public string Who => ClientId is null ? "the user of DATABRICKS_TOKEN" : $"the service principal {ClientId}";
}
