using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace BankingContracts.Runtime.Reporting;

/// <summary>JSON as this program prints it: snake_case keys, text without escapes where JSON allows it, timestamps as ISO 8601 UTC.</summary>
public static class JsonText
{
    /// <summary>An indented document with a line end.</summary>
    public static string Document(Action<Utf8JsonWriter> write) => Text(write, isIndented: true) + "\n";

    /// <summary>A value on one line.</summary>
    public static string Line(Action<Utf8JsonWriter> write) => Text(write, isIndented: false);

    /// <summary>A decimal as text: most readers parse a JSON number as binary floating point, which loses digits of large amounts.</summary>
    public static string Decimal(decimal value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A point in time, always with microseconds.</summary>
    public static string Timestamp(DateTime value) =>
        (value.Kind == DateTimeKind.Local ? value.ToUniversalTime() : value).ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", CultureInfo.InvariantCulture);

    private static string Text(Action<Utf8JsonWriter> write, bool isIndented)
    {
        var buffer = new ArrayBufferWriter<byte>();
        // Relaxed: the output goes to files and pipes, never into a web page.
        var options = new JsonWriterOptions { Indented = isIndented, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        using (var json = new Utf8JsonWriter(buffer, options))
            write(json);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
