<?xml version="1.0" encoding="UTF-8"?>
<!-- A page for someone who opens a feed in a browser that has XSLT; the others have feed.css alone. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:atom="http://www.w3.org/2005/Atom"
    xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"
    xmlns:psc="http://podlove.org/simple-chapters"
    xmlns:xhtml="http://www.w3.org/1999/xhtml"
    exclude-result-prefixes="atom itunes psc xhtml">

  <xsl:output method="html" encoding="UTF-8" indent="no" doctype-system="about:legacy-compat"/>

  <xsl:template match="/rss/channel">
    <html lang="{language}">
      <head>
        <title><xsl:value-of select="title"/></title>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta name="robots" content="noindex"/>
        <link rel="stylesheet" href="player/feed.css"/>
        <link rel="icon" href="player/icon.svg" type="image/svg+xml"/>
        <link rel="alternate" type="application/rss+xml" title="{title}" href="{atom:link[@rel='self']/@href}"/>
      </head>
      <body class="feed">
        <header>
          <img src="{xhtml:div/xhtml:img/@src}" alt=""/>
          <h1><xsl:value-of select="title"/></h1>
          <p class="about"><xsl:value-of select="description"/></p>
        </header>
        <xsl:apply-templates select="xhtml:div"/>
        <main>
          <xsl:apply-templates select="item"/>
        </main>
      </body>
    </html>
  </xsl:template>

  <xsl:template match="xhtml:div">
    <div class="welcome" lang="{@lang}">
      <p><xsl:value-of select="xhtml:p[1]"/></p>
      <p>
        <xsl:value-of select="xhtml:p[2]"/>
        <code><xsl:value-of select="../atom:link[@rel='self']/@href"/></code>
      </p>
      <xsl:apply-templates select="xhtml:p/xhtml:a"/>
    </div>
  </xsl:template>

  <xsl:template match="xhtml:a">
    <p><a href="{@href}"><xsl:value-of select="."/></a></p>
  </xsl:template>

  <xsl:template match="item">
    <article>
      <h2><a href="{link}"><xsl:value-of select="title"/></a></h2>
      <p class="when">
        <!-- "Tue, 24 Nov 2026 10:54:54 +0000": the day is enough. -->
        <time><xsl:value-of select="substring(pubDate, 1, 16)"/></time>
        <xsl:text> · </xsl:text>
        <xsl:value-of select="floor(itunes:duration div 60)"/>
        <xsl:text>:</xsl:text>
        <xsl:value-of select="format-number(itunes:duration mod 60, '00')"/>
      </p>
      <xsl:apply-templates select="psc:chapters"/>
      <xsl:if test="not(psc:chapters)">
        <p class="about"><xsl:value-of select="description"/></p>
      </xsl:if>
      <audio controls="controls" preload="none" src="{enclosure/@url}"></audio>
    </article>
  </xsl:template>


  <xsl:template match="psc:chapters">
    <ul class="chapters"><xsl:apply-templates select="psc:chapter"/></ul>
  </xsl:template>

  <xsl:template match="psc:chapter">
    <li>
      <!-- "00:00:29.000": starts are whole seconds. -->
      <time><xsl:value-of select="substring-before(@start, '.')"/></time>
      <xsl:text> </xsl:text>
      <bdi><xsl:apply-templates select="@href"/><xsl:if test="not(@href)"><xsl:value-of select="@title"/></xsl:if></bdi>
    </li>
  </xsl:template>

  <xsl:template match="psc:chapter/@href">
    <a href="{.}"><xsl:value-of select="../@title"/></a>
  </xsl:template>
</xsl:stylesheet>
