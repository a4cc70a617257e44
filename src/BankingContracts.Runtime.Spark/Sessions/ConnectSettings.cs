namespace BankingContracts.Runtime.Spark.Sessions;

/// <summary>Where a Connect server is, and where its tables and files are.</summary>
/// <param name="Driver">The ADBC driver: a name, or the path of its library.</param>
/// <param name="Uri">The address of the Connect server, for example <c>sc://127.0.0.1:15002</c>.</param>
/// <param name="Catalog">The catalog of the tables.</param>
/// <param name="SchemaPrefix">What stands before the names of the schemas; empty for nothing.</param>
/// <param name="Staging">A folder that this machine and the server both see, for the files that are loaded.</param>
/// <param name="Location">The folder of the tables as the server sees it; null where the catalog decides.</param>
internal sealed record ConnectSettings(string Driver, string Uri, string Catalog, string SchemaPrefix, string Staging, string? Location);
