namespace BankingContracts.ContractModel.Language;

/// <summary>
/// The names of encodings that .NET can read, from the IANA registry and its own; one encoding per line, in lower case. The
/// generator cannot ask .NET, because it runs inside any compiler. A test compares the list with what .NET knows.
/// </summary>
internal static class EncodingNames
{
    /// <summary>All names except <c>utf-7</c>, which hides characters from everybody who searches for them.</summary>
    public static readonly HashSet<string> Readable = new(Split(ReadableText), StringComparer.Ordinal);

    /// <summary>
    /// Encodings that exist but that .NET cannot read, written with letters and digits only. The list has only names that look like a readable
    /// one with the same digits. Nobody can confuse the other names with a misspelt name.
    /// </summary>
    public static readonly HashSet<string> Unreadable = new(Split(UnreadableText), StringComparer.Ordinal);

    private const string UnreadableText =
        """
        ansix3.110-1983; bocu1; cesu8; cp866nav; cp866u; csiso2022cn; ecmacyrillic; eucjisx0213; eucjpms; euctw; gb198880; hpgreek8;
        hproman8; ibm866nav; iniscyrillic; iso2022cn; iso2022cnext; iso2022jpext; iso88599e; koi8t; maclatin2; macroman; ruscii; scsu;
        sen850200c; tscii; ucs2be; ucs2le; unicodebig; utf7; utf7imap; utfebcdic; viscii
        """;

    private const string ReadableText =
        """
        ibm037; cp037; csibm037; ebcdic-cp-ca; ebcdic-cp-nl; ebcdic-cp-us; ebcdic-cp-wt
        ibm437; 437; cp437; cspc8codepage437
        ibm500; cp500; csibm500; ebcdic-cp-be; ebcdic-cp-ch
        asmo-708
        dos-720
        ibm737
        ibm775
        ibm850; cp850
        ibm852; cp852
        ibm855; cp855
        ibm857; cp857
        ibm00858; ccsid00858; cp00858; cp858; pc-multilingual-850+euro
        ibm860; cp860
        ibm861; cp861
        dos-862; cp862; ibm862
        ibm863; cp863
        ibm864; cp864
        ibm865; cp865
        cp866; ibm866
        ibm869; cp869
        ibm870; cp870; csibm870; ebcdic-cp-roece; ebcdic-cp-yu
        windows-874; dos-874; iso-8859-11; tis-620
        cp875
        shift_jis; csshiftjis; cswindows31j; ms_kanji; shift-jis; sjis; x-ms-cp932; x-sjis
        gb2312; chinese; cn-gb; csgb2312; csgb231280; csiso58gb231280; gb2312-80; gb231280; gb_2312-80; gbk; iso-ir-58
        ks_c_5601-1987; csksc56011987; iso-ir-149; korean; ks-c-5601; ks-c5601; ks_c_5601; ks_c_5601-1989; ks_c_5601_1987; ksc5601; ksc_5601
        big5; big5-hkscs; cn-big5; csbig5; x-x-big5
        ibm1026; cp1026; csibm1026
        ibm01047
        ibm01140; ccsid01140; cp01140; ebcdic-us-37+euro
        ibm01141; ccsid01141; cp01141; ebcdic-de-273+euro
        ibm01142; ccsid01142; cp01142; ebcdic-dk-277+euro; ebcdic-no-277+euro
        ibm01143; ccsid01143; cp01143; ebcdic-fi-278+euro; ebcdic-se-278+euro
        ibm01144; ccsid01144; cp01144; ebcdic-it-280+euro
        ibm01145; ccsid01145; cp01145; ebcdic-es-284+euro
        ibm01146; ccsid01146; cp01146; ebcdic-gb-285+euro
        ibm01147; ccsid01147; cp01147; ebcdic-fr-297+euro
        ibm01148; ccsid01148; cp01148; ebcdic-international-500+euro
        ibm01149; ccsid01149; cp01149; ebcdic-is-871+euro
        utf-16; iso-10646-ucs-2; ucs-2; unicode; utf-16le
        unicodefffe; utf-16be
        windows-1250; x-cp1250
        windows-1251; x-cp1251
        windows-1252; cp1252; x-ansi
        windows-1253
        windows-1254
        windows-1255
        windows-1256; cp1256
        windows-1257
        windows-1258
        johab
        macintosh
        x-mac-japanese
        x-mac-chinesetrad
        x-mac-korean
        x-mac-arabic
        x-mac-hebrew
        x-mac-greek
        x-mac-cyrillic
        x-mac-chinesesimp
        x-mac-romanian
        x-mac-ukrainian
        x-mac-thai
        x-mac-ce
        x-mac-icelandic
        x-mac-turkish
        x-mac-croatian
        utf-32; utf-32le
        utf-32be
        x-chinese-cns
        x-cp20001
        x-chinese-eten
        x-cp20003
        x-cp20004
        x-cp20005
        x-ia5; irv
        x-ia5-german; din_66003; german
        x-ia5-swedish; sen_850200_b; swedish
        x-ia5-norwegian; norwegian; ns_4551-1
        us-ascii; ansi_x3.4-1968; ansi_x3.4-1986; ascii; cp367; csascii; ibm367; iso-ir-6; iso646-us; iso_646.irv:1991; us
        x-cp20261
        x-cp20269
        ibm273; cp273; csibm273
        ibm277; csibm277; ebcdic-cp-dk; ebcdic-cp-no
        ibm278; cp278; csibm278; ebcdic-cp-fi; ebcdic-cp-se
        ibm280; cp280; csibm280; ebcdic-cp-it
        ibm284; cp284; csibm284; ebcdic-cp-es
        ibm285; cp285; csibm285; ebcdic-cp-gb
        ibm290; cp290; csibm290; ebcdic-jp-kana
        ibm297; cp297; csibm297; ebcdic-cp-fr
        ibm420; cp420; csibm420; ebcdic-cp-ar1
        ibm423; cp423; csibm423; ebcdic-cp-gr
        ibm424; cp424; csibm424; ebcdic-cp-he
        x-ebcdic-koreanextended
        ibm-thai; csibmthai
        koi8-r; cskoi8r; koi; koi8; koi8r
        ibm871; cp871; csibm871; ebcdic-cp-is
        ibm880; cp880; csibm880; ebcdic-cyrillic
        ibm905; cp905; csibm905; ebcdic-cp-tr
        ibm00924; ccsid00924; cp00924; ebcdic-latin9--euro
        euc-jp
        x-cp20936
        x-cp20949
        cp1025
        koi8-u; koi8-ru
        iso-8859-1; cp819; csisolatin1; ibm819; iso-ir-100; iso8859-1; iso_8859-1; iso_8859-1:1987; l1; latin-1; latin1
        iso-8859-2; csisolatin2; iso-ir-101; iso8859-2; iso_8859-2; iso_8859-2:1987; l2; latin2
        iso-8859-3; csisolatin3; iso-ir-109; iso_8859-3; iso_8859-3:1988; l3; latin3
        iso-8859-4; csisolatin4; iso-ir-110; iso_8859-4; iso_8859-4:1988; l4; latin4
        iso-8859-5; csisolatincyrillic; cyrillic; iso-ir-144; iso_8859-5; iso_8859-5:1988
        iso-8859-6; arabic; csisolatinarabic; ecma-114; iso-ir-127; iso_8859-6; iso_8859-6:1987
        iso-8859-7; csisolatingreek; ecma-118; elot_928; greek; greek8; iso-ir-126; iso_8859-7; iso_8859-7:1987
        iso-8859-8; csisolatinhebrew; hebrew; iso-8859-8 visual; iso-ir-138; iso_8859-8; iso_8859-8:1988; logical; visual
        iso-8859-9; csisolatin5; iso-ir-148; iso_8859-9; iso_8859-9:1989; l5; latin5
        iso-8859-13
        iso-8859-15; csisolatin9; iso_8859-15; l9; latin9
        x-europa
        iso-8859-8-i
        iso-2022-jp
        csiso2022jp
        csiso2022kr; iso-2022-kr; iso-2022-kr-7; iso-2022-kr-7bit
        cp50227; x-cp50227
        cseucpkdfmtjapanese; extended_unix_code_packed_format_for_japanese; iso-2022-jpeuc; x-euc; x-euc-jp
        euc-cn; x-euc-cn
        euc-kr; cseuckr; iso-2022-kr-8; iso-2022-kr-8bit
        hz-gb-2312
        gb18030
        x-iscii-de
        x-iscii-be
        x-iscii-ta
        x-iscii-te
        x-iscii-as
        x-iscii-or
        x-iscii-ka
        x-iscii-ma
        x-iscii-gu
        x-iscii-pa
        utf-8; unicode-1-1-utf-8; unicode-2-0-utf-8; x-unicode-1-1-utf-8; x-unicode-2-0-utf-8
        """;

    private static IEnumerable<string> Split(string text) =>
        text.Split([';', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).Select(static n => n.Trim()).Where(static n => n.Length > 0);
}
