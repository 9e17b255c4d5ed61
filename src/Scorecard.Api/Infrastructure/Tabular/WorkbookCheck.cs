using System.IO.Compression;

namespace Scorecard.Api.Infrastructure.Tabular;

/// <summary>Measures a workbook before it is parsed. What a zip file says of its sizes may be a lie, so everything is unpacked and counted.</summary>
public static class WorkbookCheck
{
    private static readonly byte[] Zip = [(byte)'P', (byte)'K', 3, 4];
    private static readonly byte[] Compound = [0xD0, 0xCF, 0x11, 0xE0];
    private static readonly byte[] EncryptedPackage = System.Text.Encoding.Unicode.GetBytes("EncryptedPackage");

    /// <summary>True for the content of a workbook, whatever the file's name; of a workbook that cannot be read it throws.</summary>
    public static bool IsWorkbook(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith(Compound)) // the container of old workbooks, and of encrypted ones
            throw TableErrors.Of(bytes.IndexOf(EncryptedPackage) >= 0 ? TableErrors.Encrypted : TableErrors.WrongFormat);

        return bytes.StartsWith(Zip);
    }

    public static void Measure(byte[] bytes)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
            if (zip.Entries.Count > TableLimits.Parts)
                throw TableErrors.UnpackLimit();
            if (zip.GetEntry("[Content_Types].xml") is null || zip.GetEntry("xl/workbook.xml") is null)
                throw TableErrors.Of(TableErrors.WrongFormat);

            var buffer = new byte[128 * 1024];
            var total = 0L;
            foreach (var part in zip.Entries)
            {
                var isText = part.FullName.EndsWith("sharedStrings.xml", StringComparison.OrdinalIgnoreCase) || part.FullName.EndsWith("styles.xml", StringComparison.OrdinalIgnoreCase);
                var own = 0L;
                using var content = part.Open();
                for (int read; (read = content.Read(buffer)) > 0;)
                {
                    (total, own) = (total + read, own + read);
                    if (total > TableLimits.UnpackedBytes || (isText && own > TableLimits.UnpackedTextBytes))
                        throw TableErrors.UnpackLimit();
                }
            }
        }
        catch (InvalidDataException)
        {
            throw TableErrors.Of(TableErrors.WrongFormat);
        }
    }
}
