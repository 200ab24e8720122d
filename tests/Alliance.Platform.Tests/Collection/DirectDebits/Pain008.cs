namespace Alliance.Platform.Tests.Collection.DirectDebits;

/// <summary>The part of ISO 20022's <c>pain.008.001.02</c> that our files can use: every optional element in its place, texts and amounts with the standard's limits.</summary>
internal static class Pain008
{
    public const string Schema = """
        <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="urn:iso:std:iso:20022:tech:xsd:pain.008.001.02"
                   targetNamespace="urn:iso:std:iso:20022:tech:xsd:pain.008.001.02" elementFormDefault="qualified">
          <xs:element name="Document"><xs:complexType><xs:sequence><xs:element name="CstmrDrctDbtInitn"><xs:complexType><xs:sequence>
            <xs:element name="GrpHdr"><xs:complexType><xs:sequence>
              <xs:element name="MsgId" type="Max35"/><xs:element name="CreDtTm" type="xs:dateTime"/><xs:element name="NbOfTxs" type="Count"/>
              <xs:element name="CtrlSum" type="Sum" minOccurs="0"/><xs:element name="InitgPty" type="Party"/>
            </xs:sequence></xs:complexType></xs:element>
            <xs:element name="PmtInf" type="Payment" maxOccurs="unbounded"/>
          </xs:sequence></xs:complexType></xs:element></xs:sequence></xs:complexType></xs:element>

          <xs:complexType name="Payment"><xs:sequence>
            <xs:element name="PmtInfId" type="Max35"/>
            <xs:element name="PmtMtd"><xs:simpleType><xs:restriction base="xs:string"><xs:enumeration value="DD"/></xs:restriction></xs:simpleType></xs:element>
            <xs:element name="BtchBookg" type="xs:boolean" minOccurs="0"/><xs:element name="NbOfTxs" type="Count" minOccurs="0"/><xs:element name="CtrlSum" type="Sum" minOccurs="0"/>
            <xs:element name="PmtTpInf" minOccurs="0"><xs:complexType><xs:sequence>
              <xs:element name="InstrPrty" type="Max35" minOccurs="0"/><xs:element name="SvcLvl" type="Code" minOccurs="0"/><xs:element name="LclInstrm" type="Code" minOccurs="0"/>
              <xs:element name="SeqTp" minOccurs="0"><xs:simpleType><xs:restriction base="xs:string">
                <xs:enumeration value="FRST"/><xs:enumeration value="RCUR"/><xs:enumeration value="FNAL"/><xs:enumeration value="OOFF"/>
              </xs:restriction></xs:simpleType></xs:element>
              <xs:element name="CtgyPurp" type="Code" minOccurs="0"/>
            </xs:sequence></xs:complexType></xs:element>
            <xs:element name="ReqdColltnDt" type="xs:date"/>
            <xs:element name="Cdtr" type="Party"/><xs:element name="CdtrAcct" type="Account"/><xs:element name="CdtrAgt" type="Agent"/>
            <xs:element name="CdtrAgtAcct" type="Account" minOccurs="0"/><xs:element name="UltmtCdtr" type="Party" minOccurs="0"/>
            <xs:element name="ChrgBr" minOccurs="0"><xs:simpleType><xs:restriction base="xs:string">
              <xs:enumeration value="DEBT"/><xs:enumeration value="CRED"/><xs:enumeration value="SHAR"/><xs:enumeration value="SLEV"/>
            </xs:restriction></xs:simpleType></xs:element>
            <xs:element name="ChrgsAcct" type="Account" minOccurs="0"/><xs:element name="ChrgsAcctAgt" type="Agent" minOccurs="0"/>
            <xs:element name="CdtrSchmeId" type="Party" minOccurs="0"/>
            <xs:element name="DrctDbtTxInf" type="Debit" maxOccurs="unbounded"/>
          </xs:sequence></xs:complexType>

          <xs:complexType name="Debit"><xs:sequence>
            <xs:element name="PmtId"><xs:complexType><xs:sequence><xs:element name="InstrId" type="Max35" minOccurs="0"/><xs:element name="EndToEndId" type="Max35"/></xs:sequence></xs:complexType></xs:element>
            <xs:element name="InstdAmt"><xs:complexType><xs:simpleContent><xs:extension base="Amount"><xs:attribute name="Ccy" use="required"><xs:simpleType>
              <xs:restriction base="xs:string"><xs:pattern value="[A-Z]{3}"/></xs:restriction></xs:simpleType></xs:attribute></xs:extension></xs:simpleContent></xs:complexType></xs:element>
            <xs:element name="DrctDbtTx" minOccurs="0"><xs:complexType><xs:sequence><xs:element name="MndtRltdInf" minOccurs="0"><xs:complexType><xs:sequence>
              <xs:element name="MndtId" type="Max35" minOccurs="0"/><xs:element name="DtOfSgntr" type="xs:date" minOccurs="0"/><xs:element name="AmdmntInd" type="xs:boolean" minOccurs="0"/>
            </xs:sequence></xs:complexType></xs:element></xs:sequence></xs:complexType></xs:element>
            <xs:element name="UltmtCdtr" type="Party" minOccurs="0"/>
            <xs:element name="DbtrAgt" type="Agent"/><xs:element name="DbtrAgtAcct" type="Account" minOccurs="0"/>
            <xs:element name="Dbtr" type="Party"/><xs:element name="DbtrAcct" type="Account"/><xs:element name="UltmtDbtr" type="Party" minOccurs="0"/>
            <xs:element name="InstrForCdtrAgt" type="Max140" minOccurs="0"/><xs:element name="Purp" type="Code" minOccurs="0"/>
            <xs:element name="RmtInf" minOccurs="0"><xs:complexType><xs:sequence><xs:element name="Ustrd" type="Max140" minOccurs="0" maxOccurs="unbounded"/></xs:sequence></xs:complexType></xs:element>
          </xs:sequence></xs:complexType>

          <xs:complexType name="Party"><xs:sequence>
            <xs:element name="Nm" minOccurs="0"><xs:simpleType><xs:restriction base="xs:string"><xs:minLength value="1"/><xs:maxLength value="140"/></xs:restriction></xs:simpleType></xs:element>
            <xs:element name="Id" minOccurs="0"><xs:complexType><xs:choice>
              <xs:element name="OrgId" type="Identification"/><xs:element name="PrvtId" type="Identification"/>
            </xs:choice></xs:complexType></xs:element>
          </xs:sequence></xs:complexType>
          <xs:complexType name="Identification"><xs:sequence><xs:element name="Othr" maxOccurs="unbounded"><xs:complexType><xs:sequence>
            <xs:element name="Id" type="Max35"/><xs:element name="SchmeNm" type="Code" minOccurs="0"/><xs:element name="Issr" type="Max35" minOccurs="0"/>
          </xs:sequence></xs:complexType></xs:element></xs:sequence></xs:complexType>
          <xs:complexType name="Account"><xs:sequence>
            <xs:element name="Id"><xs:complexType><xs:choice>
              <xs:element name="IBAN"><xs:simpleType><xs:restriction base="xs:string"><xs:pattern value="[A-Z]{2}[0-9]{2}[a-zA-Z0-9]{1,30}"/></xs:restriction></xs:simpleType></xs:element>
              <xs:element name="Othr"><xs:complexType><xs:sequence><xs:element name="Id" type="Max34"/><xs:element name="SchmeNm" type="Code" minOccurs="0"/></xs:sequence></xs:complexType></xs:element>
            </xs:choice></xs:complexType></xs:element>
            <xs:element name="Tp" type="Code" minOccurs="0"/>
            <xs:element name="Ccy" minOccurs="0"><xs:simpleType><xs:restriction base="xs:string"><xs:pattern value="[A-Z]{3}"/></xs:restriction></xs:simpleType></xs:element>
            <xs:element name="Nm" type="Max35" minOccurs="0"/>
          </xs:sequence></xs:complexType>
          <xs:complexType name="Agent"><xs:sequence><xs:element name="FinInstnId"><xs:complexType><xs:sequence>
            <xs:element name="BIC" minOccurs="0"><xs:simpleType><xs:restriction base="xs:string"><xs:pattern value="[A-Z]{6}[A-Z2-9][A-NP-Z0-9]([A-Z0-9]{3})?"/></xs:restriction></xs:simpleType></xs:element>
            <xs:element name="Nm" type="Max140" minOccurs="0"/>
            <xs:element name="Othr" minOccurs="0"><xs:complexType><xs:sequence><xs:element name="Id" type="Max35"/></xs:sequence></xs:complexType></xs:element>
          </xs:sequence></xs:complexType></xs:element></xs:sequence></xs:complexType>
          <xs:complexType name="Code"><xs:choice><xs:element name="Cd" type="Max35"/><xs:element name="Prtry" type="Max35"/></xs:choice></xs:complexType>

          <xs:simpleType name="Max34"><xs:restriction base="xs:string"><xs:minLength value="1"/><xs:maxLength value="34"/></xs:restriction></xs:simpleType>
          <xs:simpleType name="Max35"><xs:restriction base="xs:string"><xs:minLength value="1"/><xs:maxLength value="35"/></xs:restriction></xs:simpleType>
          <xs:simpleType name="Max140"><xs:restriction base="xs:string"><xs:minLength value="1"/><xs:maxLength value="140"/></xs:restriction></xs:simpleType>
          <xs:simpleType name="Count"><xs:restriction base="xs:string"><xs:pattern value="[0-9]{1,15}"/></xs:restriction></xs:simpleType>
          <xs:simpleType name="Sum"><xs:restriction base="xs:decimal"><xs:fractionDigits value="17"/><xs:totalDigits value="18"/></xs:restriction></xs:simpleType>
          <xs:simpleType name="Amount"><xs:restriction base="xs:decimal"><xs:minInclusive value="0"/><xs:fractionDigits value="5"/><xs:totalDigits value="18"/></xs:restriction></xs:simpleType>
        </xs:schema>
        """;
}
