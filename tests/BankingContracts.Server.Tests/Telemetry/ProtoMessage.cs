using Google.Protobuf;

namespace BankingContracts.Server.Tests.Telemetry;

/// <summary>A message of protobuf whose fields are read by their numbers, without its definition.</summary>
internal sealed class ProtoMessage
{
    private readonly List<(int Field, ByteString Bytes)> _fields = [];

    /// <summary>Reads a message.</summary>
    public ProtoMessage(ByteString bytes)
    {
        var input = bytes.CreateCodedInput();
        while (input.ReadTag() is var tag and not 0)
        {
            if (WireFormat.GetTagWireType(tag) == WireFormat.WireType.LengthDelimited)
                _fields.Add((WireFormat.GetTagFieldNumber(tag), input.ReadBytes()));
            else
                input.SkipLastField();
        }
    }

    /// <summary>The messages of a field.</summary>
    public IEnumerable<ProtoMessage> All(int field) => _fields.Where(f => f.Field == field).Select(f => new ProtoMessage(f.Bytes));

    /// <summary>The text of a field.</summary>
    public string Text(int field) => Bytes(field).ToStringUtf8();

    /// <summary>The bytes of a field in hexadecimal.</summary>
    public string Hex(int field) => Convert.ToHexString(Bytes(field).Span);

    /// <summary>The texts of attributes in a field, by their keys.</summary>
    public Dictionary<string, string> Attributes(int field) => All(field).ToDictionary(a => a.Text(1), a => a.All(2).Single().Text(1));

    private ByteString Bytes(int field) => _fields.Where(f => f.Field == field).Select(f => f.Bytes).FirstOrDefault(ByteString.Empty);
}
