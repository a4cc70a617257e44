namespace BankingContracts.Runtime.Spark.Workspaces;

/// <summary>What is used in a workspace: sentences for the case that it cannot be used.</summary>
/// <param name="Forbidden">The right to it is missing.</param>
/// <param name="Missing">It does not exist.</param>
/// <param name="Advice">What to look at in all other cases.</param>
internal sealed record Use(string Forbidden, string Missing, string Advice)
{
    /// <summary>The SQL warehouse.</summary>
    public static Use OfWarehouse(WorkspaceSettings settings) => new(
        $"In {settings.Host}, {settings.Credentials.Who} may not use the SQL warehouse {settings.Warehouse}. Give it the permission Can use on this warehouse.",
        $"{settings.Host} has no SQL warehouse {settings.Warehouse}. Correct DATABRICKS_HOST, and DATABRICKS_HTTP_PATH or DATABRICKS_WAREHOUSE_ID.",
        "Check DATABRICKS_HOST, and DATABRICKS_HTTP_PATH or DATABRICKS_WAREHOUSE_ID.");

    /// <summary>A statement that was submitted.</summary>
    public static Use OfStatement(WorkspaceSettings settings) => OfWarehouse(settings) with { Missing = $"{settings.Host} does not know a statement of the run any more. Run again." };

    /// <summary>The volume.</summary>
    public static Use OfVolume(WorkspaceSettings settings) => new(
        $"In {settings.Host}, {settings.Credentials.Who} may not use the volume {settings.Volume}. Grant READ VOLUME and WRITE VOLUME on it, USE SCHEMA on its schema and USE CATALOG on its catalog.",
        $"{settings.Host} has no volume {settings.Volume}. Create it, or correct DATABRICKS_VOLUME.",
        "Check DATABRICKS_VOLUME.");
}
