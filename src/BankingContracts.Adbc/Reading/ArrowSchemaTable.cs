using System.Data;
using System.Data.Common;
using System.Globalization;

namespace BankingContracts.Adbc.Reading;

/// <summary>Describes columns as ADO.NET's schema table.</summary>
internal static class ArrowSchemaTable
{
    private const string DataTypeName = "DataTypeName";

    /// <summary>A row for each column.</summary>
    public static DataTable Of(IReadOnlyList<ArrowColumn> columns)
    {
        var table = new DataTable("SchemaTable") { Locale = CultureInfo.InvariantCulture };
        table.Columns.Add(SchemaTableColumn.ColumnName, typeof(string));
        table.Columns.Add(SchemaTableColumn.ColumnOrdinal, typeof(int));
        table.Columns.Add(SchemaTableColumn.DataType, typeof(Type));
        table.Columns.Add(DataTypeName, typeof(string));
        table.Columns.Add(SchemaTableColumn.AllowDBNull, typeof(bool));
        table.Columns.Add(SchemaTableColumn.NumericPrecision, typeof(short));
        table.Columns.Add(SchemaTableColumn.NumericScale, typeof(short));
        for (var i = 0; i < columns.Count; i++)
        {
            var column = columns[i];
            table.Rows.Add(column.Name, i, column.ValueType, column.TypeName, column.IsNullable, (object?)column.Precision ?? DBNull.Value, (object?)column.Scale ?? DBNull.Value);
        }

        return table;
    }
}
