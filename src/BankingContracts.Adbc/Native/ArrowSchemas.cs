using Apache.Arrow;
using Apache.Arrow.C;
using BankingContracts.Adbc.Errors;

namespace BankingContracts.Adbc.Native;

/// <summary>Takes over the schemas that drivers return.</summary>
internal static unsafe class ArrowSchemas
{
    /// <summary>Imports <paramref name="schema"/> and frees it.</summary>
    /// <exception cref="AdbcException">A column has a type that Arrow for .NET does not know.</exception>
    public static Schema Import(CArrowSchema* schema, DriverHandle driver)
    {
        try
        {
            return CArrowSchemaImporter.ImportSchema(schema);
        }
        catch (Exception e) when (e is NotSupportedException or InvalidDataException or InvalidOperationException or ArgumentException)
        {
            throw new AdbcException(
                $"The driver {driver.Name} returns a column that cannot be read: {e.Message} Cast it to another type in the query.", AdbcStatusCode.NotImplemented, e);
        }
    }
}
