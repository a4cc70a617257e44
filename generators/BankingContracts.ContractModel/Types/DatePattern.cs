using System.Globalization;
using System.Text;

namespace BankingContracts.ContractModel.Types;

/// <summary>
/// A fixed-width format of dates and times: yyyy, MM, dd, HH, mm and ss; all other characters mean themselves. Every part has a fixed place. So
/// one regular expression checks a text, and substrings rearrange it to ISO 8601. All engines do both in the same way, but their own format
/// functions accept different texts.
/// </summary>
internal sealed class DatePattern
{
    /// <summary>A day in ISO 8601. The year 0 does not exist there or in the types of the rows.</summary>
    public const string IsoDate = Year + "-" + Month + "-" + Day;

    /// <summary>A point in time in ISO 8601, UTC, to the microsecond.</summary>
    public const string IsoTimestamp = IsoDate + "[ T]" + Hour + ":" + Sixty + ":" + Sixty + @"(\.[0-9]{1,6})?Z?";

    private const string Year = "([1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])";
    private const string Month = "(0[1-9]|1[0-2])";
    private const string Day = "(0[1-9]|[12][0-9]|3[01])";
    private const string Hour = "([01][0-9]|2[0-3])";
    private const string Sixty = "[0-5][0-9]";

    // The value of a part that the pattern lacks: the first year, month, day, hour and so on.
    private static readonly (string Token, string Pattern, string Absent)[] Parts =
    [
        ("yyyy", Year, "0001"), ("MM", Month, "01"), ("dd", Day, "01"), ("HH", Hour, "00"), ("mm", Sixty, "00"), ("ss", Sixty, "00"),
    ];

    private readonly Dictionary<string, int> _positions = new(StringComparer.Ordinal);

    public DatePattern(string format)
    {
        var expression = new StringBuilder();
        var position = 1;
        for (var i = 0; i < format.Length;)
        {
            var part = Parts.FirstOrDefault(p => string.CompareOrdinal(format, i, p.Token, 0, p.Token.Length) == 0);
            if (part.Token is not null)
            {
                _positions[part.Token] = position;
                expression.Append(part.Pattern);
                position += part.Token.Length;
                i += part.Token.Length;
                continue;
            }

            var isPair = char.IsSurrogatePair(format, i);
            expression.Append(isPair ? format.Substring(i, 2) : Escape(format[i]));
            position++;
            i += isPair ? 2 : 1;
        }

        Expression = expression.ToString();
    }

    /// <summary>The regular expression that the whole text must match.</summary>
    public string Expression { get; }

    /// <summary>The column <paramref name="text"/> as <c>yyyy-MM-dd</c>. The text must match the pattern.</summary>
    public string ToIsoDate(string text) => Join(text, "yyyy", "-", "MM", "-", "dd");

    /// <summary>The column <paramref name="text"/> as <c>yyyy-MM-ddTHH:mm:ss</c>. The text must match the pattern.</summary>
    public string ToIsoTimestamp(string text) => Join(text, "yyyy", "-", "MM", "-", "dd", "T", "HH", ":", "mm", ":", "ss");

    private string Join(string text, params string[] pieces) => "concat(" + string.Join(", ", pieces.Select(p => Piece(text, p))) + ")";

    private string Piece(string text, string piece)
    {
        var part = Parts.FirstOrDefault(p => p.Token == piece);
        if (part.Token is null)
            return $"'{piece}'";
        return _positions.TryGetValue(piece, out var position)
            ? $"substr({text}, {Number(position)}, {Number(piece.Length)})"
            : $"'{part.Absent}'";
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Escape(char c) => @"\.+*?()|[]{}^$".IndexOf(c) < 0 ? c.ToString() : @"\" + c;
}
